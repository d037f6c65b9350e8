using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Assessments;

/// <summary>The second person lets a lower level take effect, or leaves the higher one standing (ASSESS-5).</summary>
[RecentSignIn("Post")]
public sealed class ApproveModel(RiskPlatformClient client) : OneModel(client)
{
    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        await Client.Assessments.ApproveLowerLevelAsync(
            new ApproveLowerLevelRequest
            {
                CaseId = CaseId,
                AssessmentId = Assessment.ToString(),
                Reason = Reason ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say("The lower level is approved and takes effect.");
        return Redirect(To());
    });
}
