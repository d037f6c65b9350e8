using System.Collections.Immutable;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>Between observations as they are sent, as rules see them, and as they are stored.</summary>
internal static class Recorded
{
    internal static Heard[] Heard(AssessRequest request, DateTimeOffset now)
    {
        var heard = new Heard[request.Observations.Count];
        for (var i = 0; i < heard.Length; i++)
        {
            var o = request.Observations[i];
            var sources = ImmutableArray.CreateBuilder<SourceKey>(o.Sources.Count);
            foreach (var s in o.Sources) sources.Add(new SourceKey(s.Kind, s.DerivedFromSurvivor));
            heard[i] = new Heard(
                Ids.Next(now), o.Code, o.Presence, sources.MoveToImmutable(),
                HeardTime(o, now));
        }

        return heard;
    }

    /// <summary>
    /// Never later than now: a clock that runs ahead must not make a word outlast what the source says next (ASSESS-8).
    /// </summary>
    private static DateTimeOffset HeardTime(Observation observation, DateTimeOffset now) =>
        RequestChecks.Stored(observation.HeardTime) is { } heard && heard < now ? heard : now;

    internal static FactSheet Facts(byte[] encoded) =>
        encoded.Length == 0 ? FactSheet.Empty : FactSheet.Decode(encoded);

    internal static long Mask(ImmutableArray<SourceKey> sources)
    {
        var mask = 0L;
        foreach (var source in sources) mask |= 1L << source.Slot;
        return mask;
    }

    internal static List<SourceKey> Sources(long mask)
    {
        var sources = new List<SourceKey>();
        foreach (var kind in Enum.GetValues<SourceKind>())
        {
            if (kind == SourceKind.Unspecified) continue;
            foreach (var derived in (ReadOnlySpan<bool>)[false, true])
            {
                var source = new SourceKey(kind, derived);
                if (source.DerivedFromSurvivor == derived && (mask & (1L << source.Slot)) != 0) sources.Add(source);
            }
        }

        return sources;
    }

    /// <summary>Verbatim words and opinion are sealed together, as a message of just those two.</summary>
    internal static byte[]? SealWords(Observation observation, CaseKey key, Guid id)
    {
        if (observation.Verbatim.Length == 0 && observation.Opinion.Length == 0) return null;
        var words = new Observation { Verbatim = observation.Verbatim, Opinion = observation.Opinion };
        return key.Seal(Google.Protobuf.MessageExtensions.ToByteArray(words), "observation", id);
    }

    internal static Observation OpenWords(ObservationRow row, CaseKey key) => row.Words is null
        ? new Observation()
        : Observation.Parser.ParseFrom(key.Open(row.Words, "observation", row.Id));
}
