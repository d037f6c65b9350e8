using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Keeping;

/// <summary>Closed cases whose term has ended and wait for a person, and the way to any other (RECORD-5).</summary>
[Authorize(Roles = Person.Manager + "," + Person.SafeguardingLead)]
public sealed class RetentionListModel(RiskPlatformClient client) : CaseChoice(client)
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal ListRetentionReviewsResponse Found { get; private set; } = null!;

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var caseId = await FindCaseAsync(AccessPurpose.Supervision);
        return await TryAsync(
            () => Task.FromResult<IActionResult>(Redirect("/auditors/retention/" + caseId)), show: LoadAsync);
    }

    private async Task LoadAsync() => Found = await Client.Retention.ListRetentionReviewsAsync(
        new ListRetentionReviewsRequest { PageToken = After ?? "" }, AccessPurpose.Supervision.ToHeaders(),
        cancellationToken: HttpContext.RequestAborted);
}
