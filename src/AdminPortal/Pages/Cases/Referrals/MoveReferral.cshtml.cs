using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>Makes one move of a referral, if the service lets this person make it now (REFER-7).</summary>
public sealed class MoveReferralModel(RiskPlatformClient client) : ReferralPage(client), IMoveForm
{
    [BindProperty(SupportsGet = true), FromRoute]
    public int Kind { get; set; }

    [BindProperty]
    public ReferralReason Reason { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public MomentInput OccurredTime { get; set; } = new();

    public IReadOnlyList<Violation> Refused { get; private set; } = [];

    public bool IsAllowed => Shown.AllowedMoves.Contains((ReferralMove)Kind);

    Move IMoveForm.Move => Move;

    internal Move Move => Moves.Of((ReferralMove)Kind);

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        if (Kind == 0 || !Enum.IsDefined((ReferralMove)Kind)) return NotFound();
        var details = this.Read(ModelState, FormTime);
        if (!ModelState.IsValid)
        {
            await LoadAsync();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        try
        {
            var standing = await Move.SendAsync(Client.Referrals,
                new MoveSent(ReferralId.ToString(), details, Etag ?? "", RequestId), Stop);
            Say($"The referral now stands at: {Words.Of(standing.State).ToLowerInvariant()}.");
            return Redirect(ToReferral());
        }
        catch (RefusedByRuleException refused)
        {
            Refused = refused.Violations;
            throw;
        }
    });
}
