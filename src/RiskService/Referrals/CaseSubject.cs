using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

internal static class CaseSubject
{
    /// <summary>Who now is the subject of a case (LOOK-3).</summary>
    internal static Task<PartyRow> SubjectAsync(
        this RiskDbContext db, Guid caseId, CancellationToken cancellationToken) =>
        db.Set<PartyRow>().SingleAsync(
            p => p.CaseId == caseId && p.Role == PartyRole.Subject && p.RemoveTime == null, cancellationToken);
}
