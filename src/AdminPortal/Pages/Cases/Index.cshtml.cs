using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases;

/// <summary>The agency's cases, the earliest next review first.</summary>
public sealed class IndexModel(RiskPlatformClient client) : PortalPage
{
    internal static readonly IReadOnlyList<Choice> LevelChoices =
        [.. Words.Choices<RiskLevel>().Reverse(), new(nameof(RiskLevel.Unspecified), "Never assessed")];

    internal static readonly IReadOnlyList<Choice> StateChoices =
        [new(nameof(CaseState.Open), "Open"), new(nameof(CaseState.Closed), "Closed")];

    [BindProperty(SupportsGet = true), FromQuery]
    public IList<RiskLevel> Level { get; set; } = [];

    [BindProperty(SupportsGet = true), FromQuery]
    public CaseState State { get; set; } = CaseState.Open;

    /// <summary>Only cases that the person is allocated to.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public bool Mine { get; set; }

    /// <summary>Only cases that wait for an action about severe harm or self-harm (ASSESS-1, LOOK-2).</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public bool AwaitingAction { get; set; }

    /// <summary>Only cases with a lower level or a role swap to decide on (ASSESS-5, LOOK-3).</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public bool AwaitingSecondPerson { get; set; }

    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    /// <summary>
    /// The agency's own reference of a case. Sent in a form's body alone, because it may tell who somebody is.
    /// </summary>
    [BindProperty]
    public string? Reference { get; set; }

    public IReadOnlyList<CaseSummary> Cases { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    public bool IsFiltered =>
        Level.Count > 0 || Mine || AwaitingAction || AwaitingSecondPerson || State == CaseState.Closed;

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostAsync() => TryAsync(
        async () =>
        {
            if (string.IsNullOrWhiteSpace(Reference))
            {
                ModelState.AddModelError(nameof(Reference), "Enter the reference of the case");
            }
            else
            {
                foreach (var state in new[] { CaseState.Open, CaseState.Closed })
                {
                    if (await FindAsync(state) is { } found) return Redirect($"/cases/{found}");
                }

                ModelState.AddModelError(nameof(Reference),
                    "No case of your agency has this reference. Check how it is written, or create the case");
            }

            await LoadAsync();
            return Page();
        },
        LoadAsync);

    private async Task<string?> FindAsync(CaseState state)
    {
        var answer = await client.Cases.ListCasesAsync(
            new ListCasesRequest { AgencyReference = Reference!.Trim(), State = state, PageSize = 1 },
            AccessPurpose.Casework.ToHeaders(), cancellationToken: HttpContext.RequestAborted);
        return answer.Cases.FirstOrDefault()?.CaseId;
    }

    private async Task LoadAsync()
    {
        var request = new ListCasesRequest
        {
            State = State == CaseState.Closed ? CaseState.Closed : CaseState.Open,
            WorkerId = Mine ? Me.Subject : "",
            AwaitingAction = AwaitingAction,
            AwaitingSecondPerson = AwaitingSecondPerson,
            PageSize = 50,
            PageToken = After ?? "",
        };
        request.Levels.AddRange(Level.Distinct());
        var answer = await client.Cases.ListCasesAsync(request, AccessPurpose.Casework.ToHeaders(),
            cancellationToken: HttpContext.RequestAborted);
        (Cases, NextPage) = (answer.Cases, answer.NextPageToken);
    }
}
