using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Approvals;

/// <summary>
/// Finds what waits for a second person: a lower level (ASSESS-5) or a change of roles (LOOK-3). The service lists no
/// such cases by themselves, so open cases are looked through a page at a time, those reviewed next first.
/// </summary>
public sealed class ApprovalsModel(RiskPlatformClient client) : PortalPage
{
    private const int AtATime = 20;

    /// <summary>What is looked for: levels or roles.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal bool IsOfRoles => Kind == "roles";

    internal IReadOnlyList<Choice> Kinds { get; } =
    [
        new("levels", "Lower levels", "Looks through cases at high and imminent: lowering those takes a second person"),
        new("roles", "Changes of roles", "Looks through cases at every level"),
    ];

    internal int Looked { get; private set; }

    internal string NextPage { get; private set; } = "";

    internal IReadOnlyList<CaseSummary> Waiting { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Kind ??= "levels";
        var stop = HttpContext.RequestAborted;
        var request = new ListCasesRequest { PageSize = AtATime, PageToken = After ?? "" };
        if (!IsOfRoles) request.Levels.AddRange([RiskLevel.High, RiskLevel.Imminent]);
        var page = await client.Cases.ListCasesAsync(
            request, AccessPurpose.Supervision.ToHeaders(), cancellationToken: stop);
        var waits = await Task.WhenAll(
            page.Cases.Select(c => IsOfRoles ? HasSwapAsync(c.CaseId, stop) : HasLowerLevelAsync(c.CaseId, stop)));
        (Looked, NextPage) = (page.Cases.Count, page.NextPageToken);
        Waiting = [.. page.Cases.Where((_, i) => waits[i])];
    }

    private async Task<bool> HasLowerLevelAsync(string caseId, CancellationToken stop)
    {
        var found = await client.Assessments.ListAssessmentsAsync(
            new ListAssessmentsRequest { CaseId = caseId, PageSize = 1 }, AccessPurpose.Supervision.ToHeaders(),
            cancellationToken: stop);
        return found.Assessments.Any(a => a.LowerLevelState == LowerLevelState.AwaitingApproval);
    }

    private async Task<bool> HasSwapAsync(string caseId, CancellationToken stop)
    {
        var found = await client.Cases.GetCaseAsync(
            new GetCaseRequest { CaseId = caseId }, AccessPurpose.Supervision.ToHeaders(), cancellationToken: stop);
        return found.Case.PendingRoleSwap is not null;
    }
}
