using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Approvals;

/// <summary>
/// The second person's decision on one case. The service refuses it to whoever made what they decide on (ASSESS-5,
/// LOOK-3).
/// </summary>
[RecentSignIn("PostLevel", "PostRoles")]
public sealed class DecideModel(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string CaseId { get; set; } = "";

    /// <summary>The assessment that was looked at when it was decided.</summary>
    [BindProperty]
    public string? AssessmentId { get; set; }

    [BindProperty]
    public string? LevelReason { get; set; }

    [BindProperty]
    public string? RoleSwapId { get; set; }

    /// <summary>What is decided on the roles: approve or reject.</summary>
    [BindProperty]
    public string? Roles { get; set; }

    [BindProperty]
    public string? RolesReason { get; set; }

    internal Case Case { get; private set; } = null!;

    /// <summary>The assessment whose lower level waits.</summary>
    internal Assessment? Lower { get; private set; }

    internal IReadOnlyList<Choice> RoleChoices { get; } =
    [
        new("approve", "Approve the change",
            "The survivor becomes the subject. What was known of the former subject no longer counts, and the case is "
            + "assessed anew within 24 hours"),
        new("reject", "Turn it down", "Roles stay as they are"),
    ];

    public async Task OnGetAsync() => await LoadAsync();

    public Task<IActionResult> OnPostLevelAsync()
    {
        if (string.IsNullOrWhiteSpace(LevelReason))
            ModelState.AddModelError(nameof(LevelReason), "Say why the lower level is right");
        return TryAsync(async () =>
        {
            await client.Assessments.ApproveLowerLevelAsync(new ApproveLowerLevelRequest
            {
                CaseId = CaseId,
                AssessmentId = AssessmentId ?? "",
                Reason = LevelReason,
                RequestId = RequestId,
            });
            Say("The lower level now stands.");
            return RedirectToPage(new { CaseId });
        }, show: LoadAsync);
    }

    public Task<IActionResult> OnPostRolesAsync()
    {
        if (Roles is not ("approve" or "reject"))
            ModelState.AddModelError(nameof(Roles), "Choose whether you approve the change");
        if (string.IsNullOrWhiteSpace(RolesReason))
            ModelState.AddModelError(nameof(RolesReason), "Say why you decide so");
        return TryAsync(async () =>
        {
            await DecideAsync();
            Say(Roles == "approve"
                ? "The roles have changed. The case is assessed anew within 24 hours."
                : "The roles stay as they are.");
            return RedirectToPage(new { CaseId });
        }, show: LoadAsync);
    }

    protected override string FieldOf(string field) => field == "reason"
        ? LevelReason is null ? nameof(RolesReason) : nameof(LevelReason)
        : base.FieldOf(field);

    private async Task DecideAsync()
    {
        if (Roles == "approve")
        {
            await client.Cases.ApproveRoleSwapAsync(new ApproveRoleSwapRequest
            {
                CaseId = CaseId,
                RoleSwapId = RoleSwapId ?? "",
                Reason = RolesReason,
                RequestId = RequestId,
            });
        }
        else
        {
            await client.Cases.RejectRoleSwapAsync(new RejectRoleSwapRequest
            {
                CaseId = CaseId,
                RoleSwapId = RoleSwapId ?? "",
                Reason = RolesReason,
                RequestId = RequestId,
            });
        }
    }

    private async Task LoadAsync()
    {
        var why = AccessPurpose.Supervision.ToHeaders();
        var stop = HttpContext.RequestAborted;
        var got = client.Cases.GetCaseAsync(new GetCaseRequest { CaseId = CaseId }, why, cancellationToken: stop);
        using var listed = client.Assessments.ListAssessmentsAsync(
            new ListAssessmentsRequest { CaseId = CaseId, PageSize = 1 }, why, cancellationToken: stop);
        Case = (await got).Case;
        Lower = (await listed).Assessments
            .FirstOrDefault(a => a.LowerLevelState == LowerLevelState.AwaitingApproval);
    }
}
