using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>Reads one review, with what came before it and what stands against closing the case.</summary>
internal sealed class ReviewBook(
    CaseBook book, RiskDbContext db, ReviewSettingsBook settings, ClosingStates closing, TimeProvider clock)
{
    private const int Shown = 20;

    internal async Task<GetReviewResponse> GetAsync(GetReviewRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var reviewId = request.ReviewId.Length == 0 ? (Guid?)null : RequestChecks.Id("review_id", request.ReviewId);
        var opened = await book.OpenAsync(id, cancellationToken);
        var (row, key) = opened;
        var now = clock.Now();
        var times = await settings.TimesAsync(cancellationToken);
        var past = await db.Set<PastReviewRow>().Where(p => p.CaseId == id).OrderByDescending(p => p.Id).Take(Shown)
            .ToListAsync(cancellationToken);
        var deadlines = await db.Set<DeadlineRow>().Where(d => d.CaseId == id && d.EndTime == null)
            .OrderBy(d => d.DueTime).ThenBy(d => d.Id).Take(Shown).ToListAsync(cancellationToken);
        var response = new GetReviewResponse
        {
            PastReviews = { past.Select(p => p.ToProto()) },
            Deadlines = { deadlines.Select(d => d.ToProto(row, key)) },
        };
        if (reviewId is { } asked && asked != row.ReviewId)
        {
            var found = await db.Set<PastReviewRow>()
                .SingleOrDefaultAsync(p => p.CaseId == id && p.Id == asked, cancellationToken)
                ?? throw new Failure.NotFound("review of this case").AsException();
            response.Review = found.ToProto();
        }
        else if (row.ReviewId is not null)
        {
            response.Review = ReviewView.Current(row, key, now, times);
        }

        if (row.ReviewId is null) return response;

        // Who was consulted comes with the request to close.
        var state = await closing.OfAsync(row, now, times.Ladder, cancellationToken) with { Consulted = true };
        response.UnmetConditions.AddRange(ClosingRules.Unmet(state, now));
        return response;
    }
}
