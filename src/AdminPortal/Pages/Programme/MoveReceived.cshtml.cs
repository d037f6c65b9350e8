using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Cases;
using RiskPlatform.AdminPortal.Pages.Cases.Referrals;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Programme;

/// <summary>Says how a referral goes on, if the service lets this programme say it now (REFER-7).</summary>
public sealed class MoveReceivedModel(RiskPlatformClient client) : ReceivedPage(client), IMoveForm
{
    [BindProperty(SupportsGet = true), FromRoute]
    public int Kind { get; set; }

    [BindProperty]
    public ReferralReason Reason { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public MomentInput OccurredTime { get; set; } = new();

    internal IReadOnlyList<Violation> Refused { get; private set; } = [];

    /// <summary>Somebody else moved it while this form was filled in.</summary>
    internal bool MovedMeanwhile { get; private set; }

    internal bool IsAllowed => Shown.Standing.AllowedMoves.Contains((ReferralMove)Kind);

    internal Move Move => Moves.Of((ReferralMove)Kind);

    Move IMoveForm.Move => Move;

    public Task<IActionResult> OnPostAsync()
    {
        var details = this.Read(ModelState, FormTime);
        return TryAsync(async () =>
        {
            try
            {
                var standing = await Move.SendAsync(Client.Referrals,
                    new MoveSent(ReferralId.ToString(), details, Etag ?? "", RequestId), HttpContext.RequestAborted);
                Say($"The referral now stands at: {Words.Of(standing.State).ToLowerInvariant()}.");
                return Redirect(To());
            }
            catch (RefusedByRuleException refused)
            {
                Refused = refused.Violations;
                throw;
            }
            catch (StaleEtagException)
            {
                MovedMeanwhile = true;
                Etag = null;
                ModelState.Remove(nameof(Etag));
                throw;
            }
        }, show: LoadAsync);
    }
}
