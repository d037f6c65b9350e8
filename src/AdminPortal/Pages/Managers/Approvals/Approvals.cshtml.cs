using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Approvals;

/// <summary>
/// What waits for a second person: a lower level (ASSESS-5) or a change of roles (LOOK-3). Those reviewed next come
/// first.
/// </summary>
public sealed class ApprovalsModel(RiskPlatformClient client) : PortalPage
{
    private const int AtATime = 25;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal string NextPage { get; private set; } = "";

    internal IReadOnlyList<CaseSummary> Waiting { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var page = await client.Cases.ListCasesAsync(
            new ListCasesRequest { AwaitingSecondPerson = true, PageSize = AtATime, PageToken = After ?? "" },
            AccessPurpose.Supervision.ToHeaders(), cancellationToken: HttpContext.RequestAborted);
        (Waiting, NextPage) = (page.Cases, page.NextPageToken);
    }

    /// <summary>What somebody has to decide on, in words.</summary>
    internal static string Decision(CaseSummary waiting) => string.Join("; ", waiting.Waits.Select(w => w switch
    {
        CaseWait.LowerLevel => "A lower level",
        CaseWait.RoleSwap => "A change of roles",
        _ => "",
    }).Where(w => w.Length > 0));
}
