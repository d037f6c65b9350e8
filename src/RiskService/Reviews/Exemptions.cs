using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>Exempts a review for a time, and ends an exemption early (REVIEW-6).</summary>
internal sealed class Exemptions(
    CaseBook book, CaseEntries entries, CaseReviews reviews, ReviewSettingsBook settings, Writes writes,
    TimeProvider clock, IOptions<LimitsOptions> limits)
{
    internal Task<ExemptReviewResponse> ExemptAsync(
        ExemptReviewRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Code("reason", request.Reason);
        if (request.UntilTime is null)
        {
            checks.Add("until_time", "Is required: an exemption has an end.", ExemptionRules.Id);
        }
        else
        {
            checks.Time("until_time", request.UntilTime);
        }

        checks.RequiredText("note", request.Note);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        var reviewId = RequestChecks.Id("review_id", request.ReviewId);
        var until = RequestChecks.Stored(request.UntilTime)!.Value;
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var opened = await OpenAsync(id, reviewId, token);
            var now = clock.Now();
            Refuse(opened.Row, request.Reason, now);
            CheckEnd(until, opened.Row, now, await settings.TimesAsync(token));
            await reviews.ExemptAsync(opened.Row, request.Reason, until, now, token);
            var view = await EnterAsync(opened, ReviewChangeKind.Exempted, request.Note, now, token);
            return new Written<ExemptReviewResponse>(new ExemptReviewResponse { Review = view }, id, opened.Key);
        }, cancellationToken);
    }

    internal Task<EndExemptionResponse> EndAsync(EndExemptionRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.RequiredText("note", request.Note);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        var reviewId = RequestChecks.Id("review_id", request.ReviewId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var opened = await OpenAsync(id, reviewId, token);
            var now = clock.Now();
            if (!(opened.Row.ExemptUntil > now))
            {
                throw new Failure.IllegalTransition("This review is not exempt.", ExemptionRules.Id).AsException();
            }

            await reviews.EndExemptionAsync(opened.Row, now, token);
            var view = await EnterAsync(opened, ReviewChangeKind.ExemptionEnded, request.Note, now, token);
            return new Written<EndExemptionResponse>(new EndExemptionResponse { Review = view }, id, opened.Key);
        }, cancellationToken);
    }

    private async Task<OpenedCase> OpenAsync(Guid id, Guid reviewId, CancellationToken cancellationToken)
    {
        var opened = await book.OpenForChangeAsync(id, cancellationToken);
        ReviewChecks.IsOpen(opened.Row, ExemptionRules.Id);
        ReviewChecks.IsCurrent(opened.Row, reviewId);
        return opened;
    }

    private static void Refuse(CaseRow row, ReviewExemptionReason reason, DateTimeOffset now)
    {
        var why = ExemptionRules.Refusal(
            reason, row.ExemptionsUsed, row.NextReviewTime!.Value, row.ExemptUntil, row.ReviewTrigger, now) switch
        {
            ExemptionRefusal.Due => "A review that is due or overdue cannot be postponed. Complete it.",
            ExemptionRefusal.Changed =>
                "A change was reported since this review began, and the review is to look at it. Complete it.",
            ExemptionRefusal.Exempt => "This review is exempt already. End that exemption first, if it has to change.",
            ExemptionRefusal.ReasonUsed =>
                "This review was exempt for this reason before, and no reason serves twice. Complete it.",
            _ => null,
        };
        if (why is not null) throw new Failure.IllegalTransition(why, ExemptionRules.Id).AsException();
    }

    private static void CheckEnd(DateTimeOffset until, CaseRow row, DateTimeOffset now, ReviewTimes times)
    {
        if (until <= now)
        {
            throw Violations.One("until_time", "Lies in the past. Send when the exemption ends.", ExemptionRules.Id);
        }

        var latest = ExemptionRules.Latest(
            row.Level, times.Intervals, row.ExemptionOriginalDue ?? row.NextReviewTime!.Value, now);
        if (until > latest)
        {
            throw Violations.One(
                "until_time",
                $"Lies farther away than the interval of the case's level. Send {latest:O} at the latest.",
                ExemptionRules.Id);
        }
    }

    private async Task<Review> EnterAsync(
        OpenedCase opened, ReviewChangeKind kind, string note, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var (row, key) = opened;
        row.Changed(now);
        var view = ReviewView.Current(row, key, now, await settings.TimesAsync(cancellationToken));
        var entry = new ReviewEntry { Kind = kind, Review = view, Note = note };
        entries.Append(row, key, EntryKind.Review, new EntryContent { Review = entry }, now);
        return view;
    }
}
