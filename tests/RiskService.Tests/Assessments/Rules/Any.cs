using CsCheck;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Assessments.Rules;

/// <summary>Any observations and inputs, for properties that hold for all of them.</summary>
internal static class Any
{
    public static readonly Gen<Indicator> Indicator = Gen.OneOf([.. Indicators.AllSet.ToImmutableArray()]);

    public static readonly Gen<SourceKey> Source =
        Gen.Select(Gen.Int[1, 14], Gen.Bool, (kind, derived) => new SourceKey((SourceKind)kind, derived));

    /// <summary>Few different times, so that two are often heard at once.</summary>
    public static readonly Gen<Heard> Heard = HeardAs(Gen.OneOf(Presence.Present, Presence.Absent, Presence.Unknown));

    /// <summary>Now few, now enough that most indicators are spoken of.</summary>
    public static readonly Gen<Heard[]> Observations =
        Gen.Frequency((2, Heard.Array[0, 12]), (1, Heard.Array[40, 90]));

    /// <summary>Without a start where all was checked, STANDARD would hardly ever come up.</summary>
    public static readonly Gen<FactSheet> Facts = Gen.Select(Observations, Gen.Bool, (heard, clear) =>
        (clear ? Given.AllClear() : FactSheet.Empty).Add(heard));

    private static readonly Gen<RiskLevel?> Level =
        Gen.Int[0, 5].Select(level => level == 5 ? null : (RiskLevel?)level);

    public static readonly Gen<AssessmentInputs> Inputs =
        Gen.Select(Facts, Gen.Int[0, 4], Gen.Int[0, 255], Level, Level, Level, Gen.Int[0, 2])
            .Select((facts, stance, bits, survivor, judgement, standing, children) => new AssessmentInputs
            {
                Facts = facts,
                Stance = (Stance)stance,
                Intoxicated = Bit(bits, 0),
                AbuseAlleged = Bit(bits, 1),
                AbuseDisclosed = Bit(bits, 2),
                SubjectAllegesAbuse = Bit(bits, 3),
                CounterAllegationOpen = Bit(bits, 4),
                WorkerTrained = Bit(bits, 5),
                SupervisorNamed = Bit(bits, 6),
                AgenciesConsulted = Bit(bits, 7) ? [SourceKind.Police] : [],
                SurvivorLevel = survivor,
                Judgement = judgement,
                StandingLevel = standing,
                Children = children,
            });

    public static Gen<Heard> HeardAs(Gen<Presence> presence) =>
        Gen.Select(Indicator, presence, Source.Array[1, 3], Gen.Int[0, 5], Gen.Guid)
            .Select((indicator, said, sources, minute, id) =>
                new Heard(id, indicator, said, [.. sources], Given.Start.AddMinutes(minute)));

    private static bool Bit(int bits, int bit) => (bits & (1 << bit)) != 0;
}
