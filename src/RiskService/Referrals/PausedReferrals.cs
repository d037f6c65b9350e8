using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// A referral of somebody who has turned out to be the one who is abused (LOOK-3): the programme stops, and can say
/// nothing of it but that it has.
/// </summary>
internal static class PausedReferrals
{
    internal static async Task<bool> IsAsync(
        RiskDbContext db, ReferralRow row, CancellationToken cancellationToken) =>
        (await db.SubjectAsync(row.CaseId, cancellationToken)).Id != row.SubjectPartyId;

    internal static bool Has(ReferralMove move) => move == ReferralMove.PutOnHold;

    internal static void ThrowUnlessIn(ReferralMove move)
    {
        if (Has(move)) return;
        throw new Failure.IllegalTransition(
            "The roles of the case have changed: put it on hold, contact nobody, and speak with the worker who "
            + "referred.", "LOOK-3").AsException();
    }
}
