using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Chains;

/// <summary>Checks the audit's own chains, the signed checkpoints, and the cases that they cover.</summary>
[Authorize(Roles = Person.Auditor)]
public sealed class VerifyModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Where a check that is not at its end goes on, and how many it checked before.</summary>
    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public long Before { get; set; }

    [BindProperty]
    public int ProblemsBefore { get; set; }

    internal ListCheckpointsResponse Checkpoints { get; private set; } = null!;

    internal Verification? OfAudit { get; private set; }

    internal Verification? OfCases { get; private set; }

    public async Task OnGetAsync() => await LoadAsync();

    public Task<IActionResult> OnPostAuditAsync() => TryAsync(async () =>
    {
        OfAudit = await Verification.RunAsync(async token =>
        {
            var page = await client.Audit.VerifyAuditAsync(
                new VerifyAuditRequest { PageToken = token }, AccessPurpose.Audit.ToHeaders(),
                cancellationToken: HttpContext.RequestAborted);
            return new Verification(page.CheckedCount,
                [.. page.Problems.Select(p => $"Chain {p.ChainId}, entry {p.Number}: {p.Explanation}")],
                page.NextPageToken);
        }, Next, clock);
        await LoadAsync();
        return Page();
    }, show: LoadAsync);

    public Task<IActionResult> OnPostCasesAsync() => TryAsync(async () =>
    {
        OfCases = await Verification.RunAsync(async token =>
        {
            var page = await client.Audit.VerifyCheckpointsAsync(
                new VerifyCheckpointsRequest { PageToken = token }, AccessPurpose.Audit.ToHeaders(),
                cancellationToken: HttpContext.RequestAborted);
            return new Verification(page.CheckedCount,
                [.. page.Problems.Select(p =>
                    $"Case {p.CaseId}, checkpoint {p.CheckpointNumber} of {p.EntryCount:N0} entries: {p.Explanation}")],
                page.NextPageToken);
        }, Next, clock);
        await LoadAsync();
        return Page();
    }, show: LoadAsync);

    private async Task LoadAsync() => Checkpoints = await client.Audit.ListCheckpointsAsync(
        new ListCheckpointsRequest { PageSize = 20, PageToken = After ?? "" }, AccessPurpose.Audit.ToHeaders(),
        cancellationToken: HttpContext.RequestAborted);
}
