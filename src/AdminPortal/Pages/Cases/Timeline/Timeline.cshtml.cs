using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Timeline;

/// <summary>Everything of a case in order, or entries of some kinds; and whether its chain holds (RECORD-2).</summary>
public sealed class TimelineModel(RiskPlatformClient client) : CasePage(client)
{
    internal static readonly IReadOnlyList<Choice> Kinds = Words.Choices<EntryKind>();

    internal static readonly IReadOnlyList<Choice> Orders = [new("false", "Newest first"), new("true", "Oldest first")];

    [BindProperty(SupportsGet = true), FromQuery]
    public IList<EntryKind> Kind { get; set; } = [];

    [BindProperty(SupportsGet = true), FromQuery]
    public bool OldestFirst { get; set; }

    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public IReadOnlyList<EntryShown> Entries { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    /// <summary>Whether the chain holds; null until it was asked.</summary>
    public VerifyChainResponse? Chain { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    /// <summary>Checks every entry of the case, and says so on the same page.</summary>
    public Task<IActionResult> OnPostVerifyAsync() => TryAsync(
        async () =>
        {
            Chain = await Client.Records.VerifyChainAsync(
                new VerifyChainRequest { CaseId = CaseId }, Why, cancellationToken: Stop);
            await LoadAsync();
            return Page();
        },
        LoadAsync);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        IEnumerable<Entry> entries;
        if (Kind.Count == 0)
        {
            var all = await Client.Records.GetTimelineAsync(
                new GetTimelineRequest
                {
                    CaseId = CaseId,
                    OldestFirst = OldestFirst,
                    PageSize = 20,
                    PageToken = After ?? "",
                },
                Why, cancellationToken: Stop);
            (entries, NextPage) = (all.Entries, all.NextPageToken);
        }
        else
        {
            var some = await Client.Records.ListEntriesAsync(
                new ListEntriesRequest
                {
                    CaseId = CaseId,
                    Kinds = { Kind.Distinct() },
                    PageSize = 20,
                    PageToken = After ?? "",
                },
                Why, cancellationToken: Stop);
            (entries, NextPage) = (some.Entries, some.NextPageToken);
        }

        Entries = [.. entries.Select(e => new EntryShown(e, this))];
    }
}
