using CsCheck;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace RiskService.Tests.Assessments;

/// <summary>Any assessments as an agency may send them, for properties that hold for all of them.</summary>
internal static class AnyRequest
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    // Few indicators and few sources, so that words meet; all kinds of source come up.
    private static readonly Gen<Indicator> Code = Gen.OneOf(
        Indicator.ThreatsToKill, Indicator.WeaponUse, Indicator.CoerciveControl, Indicator.SexualJealousy,
        Indicator.ProblemWithDrink, Indicator.SaysPartnerIsAbusive);

    private static readonly Gen<SourceKind> Kind = Gen.Frequency(
        (3, Gen.OneOf(SourceKind.Survivor, SourceKind.Child)),
        (2, Gen.Const(SourceKind.Perpetrator)),
        (3, Gen.OneOf(SourceKind.Police, SourceKind.Housing)),
        (1, Gen.Int[1, 14].Select(kind => (SourceKind)kind)));

    private static readonly Gen<Source> Source = Gen.Select(Kind, Gen.Int[0, 3], (kind, derived) =>
        new Source { Kind = kind, DerivedFromSurvivor = derived == 0 });

    private static readonly Gen<Presence> Said = Gen.Frequency(
        (5, Gen.Const(Presence.Present)), (2, Gen.Const(Presence.Absent)), (1, Gen.Const(Presence.Unknown)));

    private static readonly Gen<Observation> Observation =
        Gen.Select(Code, Said, Source.Array[1, 3], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 9999]).Select(
            (code, presence, sources, heard, occurred, words) => new Observation
            {
                Code = code,
                Presence = presence,
                Sources = { sources },
                HeardTime = heard == 0 ? null : Minutes(-heard),
                OccurredTime = occurred == 0 ? null : Minutes(-100 * occurred),
                Verbatim = words % 3 == 0 ? "" : $"said {words}",
                Opinion = words % 5 == 0 ? $"thought {words}" : "",
            });

    /// <summary>One to three assessments of a case that has none yet, one after the other.</summary>
    public static readonly Gen<AssessRequest[]> Assessments =
        Gen.Select(Observation.Array[0, 9], Gen.Int[0, 4], Gen.Int[0, 9]).Select((observations, stance, intoxicated) =>
        {
            var request = new AssessRequest { Stance = (Stance)stance, Observations = { observations } };
            if (intoxicated < 2) request.Intoxicated = intoxicated == 0;
            return request;
        }).Array[1, 3];

    private static Timestamp Minutes(int minutes) => Start.AddMinutes(minutes).ToTimestamp();
}
