using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>Gives a case's reviews to another reviewer or team.</summary>
internal sealed class ReassignReview(
    CaseBook book, CaseEntries entries, ReviewScopes scopes, ReviewSettingsBook settings, Writes writes,
    TimeProvider clock, IOptions<LimitsOptions> limits)
{
    internal const int LongestTeam = 100;

    private const string Rule = "REVIEW-4";

    private const int ReviewingRoles = (1 << (int)RecipientRole.Reviewer) | (1 << (int)RecipientRole.Manager)
        | (1 << (int)RecipientRole.SafeguardingLead);

    internal Task<ReassignReviewResponse> ExecuteAsync(
        ReassignReviewRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.WorkerId("reviewer_id", request.ReviewerId, required: false);
        checks.Text("team_id", request.TeamId, LongestTeam);
        checks.Text("note", request.Note);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var (row, key) = await book.OpenForChangeAsync(id, token);
            ReviewChecks.IsOpen(row, Rule);
            var reviewer = await ReviewerAsync(request.ReviewerId.Trim(), token);
            var team = request.TeamId.Trim();
            CaseReviews.Assign(row, reviewer?.WorkerId, team.Length == 0 ? reviewer?.TeamId : team);
            var now = clock.Now();
            row.Changed(now);
            var view = ReviewView.Current(row, key, now, await settings.TimesAsync(token));
            var entry = new ReviewEntry { Kind = ReviewChangeKind.Reassigned, Review = view, Note = request.Note };
            entries.Append(row, key, EntryKind.Review, new EntryContent { Review = entry }, now);
            return new Written<ReassignReviewResponse>(new ReassignReviewResponse { Review = view }, id, key);
        }, cancellationToken);
    }

    /// <summary>Somebody whom reminders reach, and who reviews; null for nobody.</summary>
    private async Task<RecipientRow?> ReviewerAsync(string workerId, CancellationToken cancellationToken)
    {
        if (workerId.Length == 0) return null;
        var found = await scopes.FindAsync(workerId, cancellationToken);
        return (found?.Roles & ReviewingRoles) > 0
            ? found
            : throw Violations.One(
                "reviewer_id",
                "Is not a recipient of this agency with the role REVIEWER, MANAGER or SAFEGUARDING_LEAD, so reminders "
                + "would reach nobody. Save them as one (SaveRecipient), or name somebody else.", Rule);
    }
}
