using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Retention.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Retention;

/// <summary>
/// Starts the term of a case that is being closed (RECORD-5). <see cref="CaseRetention.Reopen"/> ends it again.
/// </summary>
internal sealed class RetentionClock(
    RiskDbContext db, CaseReviews reviews, IOptions<RetentionOptions> options)
{
    /// <summary>
    /// To be called in the same save that closes the case. No person can be added to a closed one; what is recorded in
    /// it goes through <see cref="CaseRetention.RecordedSince"/>.
    /// </summary>
    internal async Task ClosedAsync(CaseRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var everHadChild = await db.Set<PartyRow>()
            .AnyAsync(p => p.CaseId == row.Id && p.Role == PartyRole.Child, cancellationToken);
        var term = RetentionTerm.Of(now, everHadChild, row.LatestAssessmentId is not null, options.Value.Years);
        row.State = CaseState.Closed;
        reviews.Close(row, now);
        (row.CloseTime, row.RetainUntil) = (now, term.Until);
        (row.DisposalNeedsDecision, row.DisposalDecidedBy) = (term.NeedsDecision, null);
        row.SettleAfterTerm();
    }
}
