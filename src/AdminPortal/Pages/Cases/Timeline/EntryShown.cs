using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Timeline;

/// <summary>A line of an entry: what it is about, and the words.</summary>
public sealed record EntryLine(string About, string Words);

/// <summary>
/// An entry as the screen has it: what happened, whose words, and what the worker thinks of it stand apart (RECORD-1);
/// and what must not be used with the subject apart from everything else (RESPOND-1).
/// </summary>
public sealed class EntryShown
{
    private readonly List<EntryLine> open = [];
    private readonly List<EntryLine> hidden = [];

    internal EntryShown(Entry entry, Func<string, string> nameOf, Func<string, bool> isSubject)
    {
        Entry = entry;
        var content = entry.Content ?? new EntryContent();
        if (content.Recorded is { } recorded) Add(recorded, nameOf);
        else EntryParts.Add(content, Line, isSubject);
    }

    public Entry Entry { get; }

    public IReadOnlyList<EntryLine> Open => open;

    public IReadOnlyList<EntryLine> Hidden => hidden;

    /// <summary>When it happened, where that is another time than when it was recorded.</summary>
    public Google.Protobuf.WellKnownTypes.Timestamp? Happened => Entry.Content?.Recorded?.OccurredTime;

    /// <summary>Whether a person recorded it, so that a correction can point at it.</summary>
    public bool CanBeCorrected => Entry.Content?.Recorded is not null;

    private void Add(RecordedEntry recorded, Func<string, string> nameOf)
    {
        var told = SurvivorSide.HasPart(recorded.Sources);
        var apart = told || recorded.Quotes.Any(q => SurvivorSide.Is(q.Speaker));
        if (recorded.CorrectsNumber > 0) Line("Corrects", $"Entry {recorded.CorrectsNumber}", false);
        Line(recorded.Sources.Count == 0 ? "What happened, by nobody named"
            : $"What happened, from {CaseWords.List(recorded.Sources)}", recorded.Account, told);
        foreach (var quote in recorded.Quotes)
        {
            Line($"Words of {(quote.Speaker is null ? "nobody named" : CaseWords.Of(quote.Speaker))}",
                $"“{quote.Words}”", SurvivorSide.Is(quote.Speaker));
        }

        Line("What the worker thinks of it", recorded.Opinion, apart);
        Line("Put to the subject", CaseWords.List(recorded.PutToSubject), false);
        Line("Who was there", string.Join(", ", recorded.PeoplePresent.Select(p =>
            p.PersonCase == PersonPresent.PersonOneofCase.PartyId ? nameOf(p.PartyId) : p.Description)), apart);
        Line("Shared with", CaseWords.List(recorded.SharedWith), apart);
        Line("Files", string.Join(", ", recorded.Attachments.Select(a => a.Reference)), apart);
        if (recorded.ConfidentialityLimitsExplained)
            Line("Confidentiality", "The subject was told that it ends where a child is at risk", false);
        Line("Worker", recorded.WorkerId, false);
    }

    private void Line(string about, string words, bool isHidden)
    {
        if (words.Length > 0) (isHidden ? hidden : open).Add(new EntryLine(about, words));
    }
}
