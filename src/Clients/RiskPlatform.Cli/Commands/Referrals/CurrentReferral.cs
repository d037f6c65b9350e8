using RiskPlatform.Cli.App;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>
/// A referral as the caller may see it: the referring agency with its case, the programme as what it received.
/// </summary>
internal sealed record CurrentReferral(string Etag, string? CaseId)
{
    internal static async Task<CurrentReferral> GetAsync(Call call, string id)
    {
        try
        {
            var response = await call.Client.Referrals.GetReferralAsync(
                new GetReferralRequest { ReferralId = id }, cancellationToken: call.Cancellation);
            return new CurrentReferral(response.Referral.Etag, response.Referral.CaseId);
        }
        catch (ForbiddenException)
        {
            // A programme's token: which side somebody is on is decided by it, and never said (REFER-7).
            var response = await call.Client.Referrals.GetReceivedReferralAsync(
                new GetReceivedReferralRequest { ReferralId = id }, cancellationToken: call.Cancellation);
            return new CurrentReferral(response.Referral.Standing.Etag, null);
        }
    }
}
