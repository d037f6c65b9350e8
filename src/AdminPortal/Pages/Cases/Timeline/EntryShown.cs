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

    /// <summary>Whether the survivor's side alone explains the entry, and so when it was.</summary>
    private bool isApart;

    internal EntryShown(Entry entry, CasePage file)
    {
        Entry = entry;
        var content = entry.Content ?? new EntryContent();
        var happened = content.Recorded?.OccurredTime ?? content.Contact?.ContactTime;
        Flags = [.. content.PracticeFlags];
        if (content.Recorded is { } recorded)
        {
            Add(recorded, file);
        }
        else if (content.Contact is { } contact && SurvivorSide.Is(contact, file.Held))
        {
            isApart = true;
            EntryParts.Add(content, (about, words, _) => Line(about, words, true));
        }
        else
        {
            EntryParts.Add(content, Line);
        }

        if (happened is not null && isApart) Line("When it happened", Times.Of(happened), true);
        Happened = isApart ? null : happened;
        HiddenFlags = [.. Flags.Where(f => isApart || SurvivorSide.Is(f))];
        Flags = [.. Flags.Except(HiddenFlags)];
    }

    public Entry Entry { get; }

    public IReadOnlyList<EntryLine> Open => open;

    public IReadOnlyList<EntryLine> Hidden => hidden;

    /// <summary>Breaches of good practice that may stand on the screen.</summary>
    public IReadOnlyList<PracticeFlag> Flags { get; }

    /// <summary>Those that tell of what only the survivor's side knows.</summary>
    public IReadOnlyList<PracticeFlag> HiddenFlags { get; }

    /// <summary>How many parts hide until they are asked for.</summary>
    public int HiddenCount => hidden.Count + HiddenFlags.Count;

    /// <summary>
    /// When it happened, where that is another time than when it was recorded; null too where the time hides with what
    /// happened.
    /// </summary>
    public Google.Protobuf.WellKnownTypes.Timestamp? Happened { get; }

    /// <summary>Whether a person recorded it, so that a correction can point at it.</summary>
    public bool CanBeCorrected => Entry.Content?.Recorded is not null;

    private void Add(RecordedEntry recorded, CasePage file)
    {
        isApart = SurvivorSide.Only(recorded.Sources);
        var told = SurvivorSide.HasPart(recorded.Sources);
        var apart = told || recorded.Quotes.Any(q => SurvivorSide.Is(q.Speaker));
        if (recorded.CorrectsNumber > 0) Line("Corrects", $"Entry {recorded.CorrectsNumber}", false);
        var others = recorded.Sources.Where(s => isApart || !SurvivorSide.Is(s)).ToList();
        Line(others.Count == 0 ? "What happened, by nobody named"
            : $"What happened, from {CaseWords.List(others)}", recorded.Account, told);
        Line("Also from", CaseWords.List(recorded.Sources.Except(others)), true);
        foreach (var quote in recorded.Quotes)
        {
            Line($"Words of {(quote.Speaker is null ? "nobody named" : CaseWords.Of(quote.Speaker))}",
                $"“{quote.Words}”", SurvivorSide.Is(quote.Speaker));
        }

        Line("What the worker thinks of it", recorded.Opinion, apart);
        Line("Put to the subject", CaseWords.List(recorded.PutToSubject), Flags.Any(SurvivorSide.Is));
        Line("Who was there", string.Join(", ", recorded.PeoplePresent.Select(p =>
            p.PersonCase == PersonPresent.PersonOneofCase.PartyId ? file.NameOf(p.PartyId) : p.Description)),
            apart || !recorded.PeoplePresent.All(p => IsSubject(p, file)));
        Line("Shared with", CaseWords.List(recorded.SharedWith), apart);
        foreach (var attached in recorded.Attachments)
        {
            Line("File", attached.Reference + (attached.MediaType.Length > 0 ? $", {attached.MediaType}" : "")
                + (attached.SizeBytes > 0 ? $", {Words.Count(attached.SizeBytes, "byte")}" : ""), apart);
            Line("Its SHA-256", Convert.ToHexStringLower(attached.Sha256.Span), apart);
        }

        if (recorded.ConfidentialityLimitsExplained)
            Line("Confidentiality", "The subject was told that it ends where a child is at risk", false);
        Line("Worker", recorded.WorkerId, false);
    }

    private static bool IsSubject(PersonPresent person, CasePage file) => file.Held.Parties.Any(
        p => p.Role == PartyRole.Subject && p.PartyId == person.PartyId);

    private void Line(string about, string words, bool isHidden)
    {
        if (words.Length > 0) (isHidden ? hidden : open).Add(new EntryLine(about, words));
    }
}
