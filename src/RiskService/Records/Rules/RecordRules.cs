using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records.Rules;

/// <summary>
/// Breaches of good practice in what is recorded. What happened is never refused, so these are flags only; each says
/// what to do now.
/// </summary>
internal static class RecordRules
{
    private static readonly RecordFlag NoSource = new(
        "RECORD-1", "It is not recorded where the account comes from. Add a correction that names the source.");

    private static readonly RecordFlag NoSpeaker = new(
        "RECORD-1", "Words are quoted and it is not recorded whose they are. Add a correction that names the speaker.");

    private static readonly RecordFlag NoTime = new(
        "RECORD-1", "It is not recorded when this happened. Add a correction with the time, as near as it is known.");

    private static readonly RecordFlag NoWorker = new(
        "RECORD-1", "It is not recorded which worker this comes from. Name the worker by the agency's own identifier.");

    private static readonly RecordFlag OpinionAlone = new(
        "RECORD-1", "An opinion stands here without what it rests on. Record what was seen, heard or said beside it.");

    private static readonly RecordFlag NotPermitted = new(
        "RESPOND-1",
        "Something was put to the subject that only the survivor's side supports, or that is not an established fact. "
            + "Tell the manager or safeguarding lead now, and consider with the survivor's service whether anybody is "
            + "at greater risk because of it.");

    private static readonly RecordFlag Intoxicated = new(
        "RESPOND-5",
        "Abuse was raised while the subject was recorded as under the influence. Consider the safety of everybody at "
            + "home now, and take it up again only at a sober time.");

    private static readonly RecordFlag LimitsNotExplained = new(
        "RESPOND-7",
        "A child is in the case and it is not recorded that the subject was told where confidentiality ends. Explain "
            + "it as soon as that is safe and record it. It never blocks sharing what protects a child.");

    public static ImmutableArray<RecordFlag> Check(RecordInputs entry)
    {
        var flags = ImmutableArray.CreateBuilder<RecordFlag>();
        if (entry is { HasAccount: true, AccountSourced: false }) flags.Add(NoSource);
        if (entry.QuoteWithoutSpeaker) flags.Add(NoSpeaker);
        if (!entry.OccurredKnown && Happened(entry.Kind)) flags.Add(NoTime);
        if (!entry.WorkerKnown) flags.Add(NoWorker);
        if (entry is { HasOpinion: true, HasAccount: false, Quotes: 0 }) flags.Add(OpinionAlone);
        if (entry.PutToSubject.Any(i => !entry.Permitted.Contains(i))) flags.Add(NotPermitted);
        if (entry.SubjectIntoxicated && !entry.PutToSubject.IsEmpty) flags.Add(Intoxicated);
        if (entry is { Children: > 0, ConfidentialityExplained: false } && SpokenToSubject(entry))
            flags.Add(LimitsNotExplained);
        return flags.DrainToImmutable();
    }

    private static bool Happened(EntryKind kind) => kind
        is EntryKind.Disclosure or EntryKind.Contact or EntryKind.Observation or EntryKind.SafeguardingAction;

    /// <summary>The subject spoke, or was spoken to, in what this records.</summary>
    private static bool SpokenToSubject(RecordInputs entry) =>
        !entry.PutToSubject.IsEmpty
        || (entry.Kind is EntryKind.Disclosure or EntryKind.Contact && entry.Sources.Contains(SourceKind.Perpetrator));
}
