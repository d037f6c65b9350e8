using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>
/// Takes down a change of circumstances, which pulls the review nearer and ends an exemption (REVIEW-3). It is a fact:
/// it is entered whether or not there was anything to pull.
/// </summary>
internal sealed class ReportChange(
    CaseBook book, CaseEntries entries, CaseReviews reviews, ReviewSettingsBook settings, Writes writes,
    TimeProvider clock, IOptions<LimitsOptions> limits)
{
    private const string Rule = "REVIEW-3";

    internal Task<ReportChangeResponse> ExecuteAsync(
        ReportChangeRequest request, CancellationToken cancellationToken)
    {
        Check(request);
        var id = RequestChecks.Id("case_id", request.CaseId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var (row, key) = await book.OpenForChangeAsync(id, token);
            ReviewChecks.IsOpen(row, Rule);
            var now = clock.Now();
            var pulled = await reviews.PullAsync(row, request.Trigger, now, token);
            row.Changed(now);
            var view = ReviewView.Current(row, key, now, await settings.TimesAsync(token));
            var entry = new ReviewEntry
            {
                Kind = ReviewChangeKind.ChangeReported,
                Review = view,
                Trigger = request.Trigger,
                OccurredTime = (RequestChecks.Stored(request.OccurredTime) ?? now).ToTimestamp(),
                Source = request.Source,
                Note = request.Note,
            };
            entries.Append(row, key, EntryKind.Review, new EntryContent { Review = entry }, now);
            return new Written<ReportChangeResponse>(
                new ReportChangeResponse { Review = view, Pulled = pulled }, id, key);
        }, cancellationToken);
    }

    private void Check(ReportChangeRequest request)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        if (checks.Code("trigger", request.Trigger) && request.Trigger == ReviewTrigger.RoleSwap)
        {
            checks.Add("trigger", "Is set by ApproveRoleSwap alone.", Rule);
        }

        checks.PastTime("occurred_time", request.OccurredTime);
        if (request.Source is { } source) checks.Code("source.kind", source.Kind);
        checks.Text("note", request.Note);
        checks.ThrowIfAny();
    }
}
