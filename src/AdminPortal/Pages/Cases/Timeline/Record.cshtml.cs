using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Timeline;

/// <summary>
/// Adds an entry: what happened, whose words, and what the worker thinks of it each in a field of its own (RECORD-1).
/// </summary>
public sealed class RecordModel(RiskPlatformClient client) : CasePage(client)
{
    internal static readonly IReadOnlyList<Choice> Kinds =
    [
        .. Words.Choices<EntryKind>().Where(c => Enum.Parse<EntryKind>(c.Value)
            is >= EntryKind.Disclosure and <= EntryKind.Note and not EntryKind.Correction),
    ];

    internal static readonly IReadOnlyList<Choice> SourceKinds = Words.Choices<SourceKind>();

    internal static readonly IReadOnlyList<Choice> Indicators = Words.Choices<Indicator>();

    /// <summary>The entry that this one corrects; 0 for none.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public long Corrects { get; set; }

    [BindProperty]
    public EntryKind? Kind { get; set; }

    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public IList<SourceKind> Sources { get; set; } = [];

    /// <summary>An agency's record that repeats what the survivor or a child said (RESPOND-1).</summary>
    [BindProperty]
    public bool Derived { get; set; }

    /// <summary>The words that were said, with whose they are.</summary>
    [BindProperty]
    public IList<QuoteForm> Quotes { get; set; } = [];

    [BindProperty]
    public string? Opinion { get; set; }

    [BindProperty]
    public MomentInput Occurred { get; set; } = new();

    [BindProperty]
    public MomentInput Heard { get; set; } = new();

    [BindProperty]
    public string? WorkerId { get; set; }

    [BindProperty]
    public IList<Indicator> PutToSubject { get; set; } = [];

    [BindProperty]
    public bool LimitsExplained { get; set; }

    [BindProperty]
    public IList<SourceKind> SharedWith { get; set; } = [];

    /// <summary>People of the case who were there, by their ids.</summary>
    [BindProperty]
    public IList<string> Present { get; set; } = [];

    /// <summary>Anybody else who was there, each on a line of their own.</summary>
    [BindProperty]
    public string? OthersPresent { get; set; }

    /// <summary>Files that are kept elsewhere.</summary>
    [BindProperty]
    public IList<FileForm> Files { get; set; } = [];

    /// <summary>People of the case, to choose who was there.</summary>
    public IReadOnlyList<Choice> People => [.. Held.Parties.Select(p => new Choice(p.PartyId, CaseWords.Name(p)))];

    /// <summary>Which of the files were filled in: those that are sent, in their order.</summary>
    private IReadOnlyList<int> filled = [];

    /// <summary>The entry that is corrected, as it stays.</summary>
    public EntryShown? Corrected { get; private set; }

    public async Task OnGetAsync()
    {
        Quotes.Add(new QuoteForm());
        Files.Add(new FileForm());
        WorkerId = Me.Subject;
        await LoadAsync();
    }

    /// <summary>Another field for words; nothing that was typed is lost.</summary>
    public async Task<IActionResult> OnPostQuoteAsync()
    {
        Quotes.Add(new QuoteForm());
        await LoadAsync();
        return Page();
    }

    /// <summary>Another file, in the same way.</summary>
    public async Task<IActionResult> OnPostFileAsync()
    {
        Files.Add(new FileForm());
        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => TryAsync(
        async () =>
        {
            var entry = Read();
            if (entry.Account.Length + entry.Opinion.Length + entry.Quotes.Count == 0)
            {
                ModelState.AddModelError(
                    nameof(Account), "Enter what happened, what was said, or what you think of it");
            }

            if (entry.Kind == default) ModelState.AddModelError(nameof(Kind), "Choose what it is");
            if (!ModelState.IsValid)
            {
                await LoadAsync();
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            }

            var answer = await Client.Records.RecordAsync(
                new RecordRequest { CaseId = CaseId, Entry = entry, RequestId = RequestId }, cancellationToken: Stop);
            var flags = answer.Receipt.PracticeFlags.Count;
            Say(flags == 0 ? $"Entry {answer.Receipt.Number} is recorded."
                : $"Entry {answer.Receipt.Number} is recorded, with {Words.Count(flags, "practice flag")} to look at.");
            return Redirect(To("timeline"));
        },
        LoadAsync);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        if (Corrects <= 0) return;
        var answer = await Client.Records.GetEntryAsync(
            new GetEntryRequest { CaseId = CaseId, Number = Corrects }, Why, cancellationToken: Stop);
        Corrected = new EntryShown(answer.Entry, this);
    }

    protected override string FieldOf(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Contains("quotes[", StringComparison.Ordinal)
            ? $"{nameof(Quotes)}[{field.Split('[', ']')[1]}].{ServiceErrors.LastPart(field)}"
            : field.Contains("attachments[", StringComparison.Ordinal)
            ? $"{nameof(Files)}[{filled[int.Parse(field.Split('[', ']')[1], CultureInfo.InvariantCulture)]}]."
                + ServiceErrors.LastPart(field)
            : field.Contains("people_present", StringComparison.Ordinal) ? nameof(OthersPresent)
            : ServiceErrors.LastPart(field) is "CorrectsNumber" ? nameof(Corrects) : ServiceErrors.LastPart(field);
    }

    private RecordedEntry Read()
    {
        var entry = new RecordedEntry
        {
            Kind = Corrects > 0 ? EntryKind.Correction : Kind ?? default,
            CorrectsNumber = Corrects,
            Account = Account ?? "",
            Opinion = Opinion ?? "",
            OccurredTime = Occurred.Read(ModelState, nameof(Occurred), FormTime),
            HeardTime = Heard.Read(ModelState, nameof(Heard), FormTime),
            WorkerId = WorkerId?.Trim() ?? "",
            ConfidentialityLimitsExplained = LimitsExplained,
            PutToSubject = { PutToSubject },
            SharedWith = { SharedWith },
        };
        entry.Sources.AddRange(Sources.Select(Named));
        entry.Quotes.AddRange(Quotes.Where(q => !string.IsNullOrWhiteSpace(q.Words)).Select(q => new Quote
        {
            Words = q.Words,
            Speaker = q.Speaker is { } kind ? Named(kind) : null,
        }));
        entry.PeoplePresent.AddRange(Present.Select(id => new PersonPresent { PartyId = id }));
        entry.PeoplePresent.AddRange((OthersPresent ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(who => new PersonPresent { Description = who }));
        filled = [.. Enumerable.Range(0, Files.Count).Where(i => !Files[i].IsEmpty)];
        foreach (var i in filled)
        {
            if (Files[i].Read(ModelState, $"{nameof(Files)}[{i}]") is { } file) entry.Attachments.Add(file);
        }

        return entry;
    }

    /// <summary>A source, with what the form says of agencies: that they repeat the survivor or a child.</summary>
    private Source Named(SourceKind kind) => new()
    {
        Kind = kind,
        DerivedFromSurvivor = Derived && kind is not (SourceKind.Survivor or SourceKind.Child
            or SourceKind.Perpetrator or SourceKind.WorkerObservation),
    };
}
