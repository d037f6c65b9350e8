using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Decisions;

/// <summary>
/// Counter-allegations, and whether subject and survivor change places: that takes two people and a reason (LOOK-3).
/// </summary>
[RecentSignIn("PostApprove")]
public sealed class RolesModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty]
    public string? NewSubjectPartyId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IEnumerable<Choice> Survivors => Held.Parties.Where(p => p.Role == PartyRole.Survivor)
        .Select(p => new Choice(p.PartyId, CaseWords.Name(p)));

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        await Client.Cases.ProposeRoleSwapAsync(
            new ProposeRoleSwapRequest
            {
                CaseId = CaseId,
                NewSubjectPartyId = NewSubjectPartyId ?? "",
                Reason = Reason ?? "",
                Etag = Etag ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say("The swap is proposed. Nothing changes until a second person approves it.");
        return Redirect(To("roles"));
    });

    public Task<IActionResult> OnPostApproveAsync(string swap) => WriteAsync(async () =>
    {
        await Client.Cases.ApproveRoleSwapAsync(
            new ApproveRoleSwapRequest
            {
                CaseId = CaseId,
                RoleSwapId = swap,
                Reason = Reason ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say("Subject and survivor have changed places. The next assessment is due within 24 hours.");
        return Redirect(To("roles"));
    });

    public Task<IActionResult> OnPostRejectAsync(string swap) => WriteAsync(async () =>
    {
        await Client.Cases.RejectRoleSwapAsync(
            new RejectRoleSwapRequest
            {
                CaseId = CaseId,
                RoleSwapId = swap,
                Reason = Reason ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say("The swap is turned down. Roles stay as they are.");
        return Redirect(To("roles"));
    });
}
