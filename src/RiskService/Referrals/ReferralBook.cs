using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>Reads one referral of the caller's agency. Reading it reads its case, and is audited (RECORD-3).
/// </summary>
internal sealed class ReferralBook(CaseBook book, RiskDbContext db, ReferralView views)
{
    internal async Task<GetReferralResponse> GetAsync(GetReferralRequest request, CancellationToken cancellationToken)
    {
        var (opened, row) = await OpenAsync(request.ReferralId, cancellationToken);
        return new GetReferralResponse { Referral = await views.MakeAsync(opened, row, cancellationToken) };
    }

    internal async Task<(OpenedCase Opened, ReferralRow Row)> OpenAsync(
        string referralId, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("referral_id", referralId);
        var row = await db.Set<ReferralRow>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken)
            ?? throw new Failure.NotFound("referral").AsException();
        return (await book.OpenAsync(row.CaseId, cancellationToken), row);
    }
}
