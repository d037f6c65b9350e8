using System.Collections.Immutable;
using Google.Protobuf;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.Referrals.Copies;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// Sends a draft. The rules look at it once more, as of now: a programme may have been suspended or have lost its
/// accreditation since. What the programme is told is kept exactly as it was sent.
/// </summary>
internal sealed class SubmitReferral(
    ReferralMoves moves, CaseCriteria criteria, DirectoryCatalogue catalogue, ReferralPlans plans,
    ProgrammeCopies copies, ListingStore listings, DecisionConsultations consultations)
{
    private const string Field = "referral_id";

    internal Task<SubmitReferralResponse> ExecuteAsync(
        SubmitReferralRequest request, CancellationToken cancellationToken) =>
        moves.MakeAsync<SubmitReferralResponse>(ReferralMove.Submit, request, cancellationToken, PrepareAsync);

    private async Task PrepareAsync(MoveInHand move, CancellationToken cancellationToken)
    {
        var (opened, row, entry, now) = move;
        Refer.CheckOpen(opened.Row);
        var copy = await copies.MakeAsync(opened, row, now, cancellationToken);
        var content = ReferralView.Content(row, opened.Key);
        var allowed = await CheckAsync(opened, row, content, now, cancellationToken);
        content.Criteria.Clear();
        content.Criteria.AddRange(allowed.Criteria);
        row.Content = opened.Key.Seal(content.ToByteArray(), ReferralView.ContentField, row.Id);
        row.ProgrammeCopy = opened.Key.Seal(copy.ToByteArray(), ReferralView.ProgrammeCopyField, row.Id);
        row.ProgrammeAgencyId =
            (await listings.FindAsync(row.ListingId, cancellationToken))?.Organisation.ConnectedAgencyId;
        entry.ProgrammeCopy = copy;
        if (row.ConsultationId is not { } asked
            || await consultations.AddMissingAsync(opened, asked, now, cancellationToken) is not { } missing) return;
        row.ConsultationId = Guid.Parse(missing.ConsultationId);
        entry.Referral = new Referral { Consultation = missing };
    }

    private async Task<AllowedPlan> CheckAsync(
        OpenedCase opened, ReferralRow row, Referral content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listing = await catalogue.FindPublishedAsync(row.ListingId, cancellationToken)
            ?? throw new Failure.RefusedByRule([new RuleViolation(
                "REFER-1", Field,
                "The directory does not list this service any more, or not for now. Withdraw this referral and look "
                    + "for another service.")]).AsException();
        var sent = ReferralView.SentCriteria(row, opened.Key);
        var known = await criteria.OfAsync(opened, sent, withSurvivor: false, cancellationToken);
        var plan = new ReferralPlan(
            listing, known, known.HasAge && sent is not { HasAge: true }, content.ContinuingWorkerId.Length > 0,
            ListingView.Day(content.ReviewDate) >= DateOnly.FromDateTime(now.UtcDateTime), Decided(content))
        { OnlyField = Field };
        var allowed = await plans.AllowAsync(plan, cancellationToken);
        var stands = plan.SetAside.RemoveAll(c => !allowed.Criteria.Any(found => found.Criterion == c
            && (found.Outcome == CriterionOutcome.Met || content.Criteria.Contains(found))));
        return stands.Length == plan.SetAside.Length
            ? allowed
            : await plans.AllowAsync(plan with { SetAside = stands }, cancellationToken);
    }

    /// <summary>
    /// What a manager set aside then stays so, as far as it still reads as it did: an accreditation that was withdrawn
    /// is more than one that had ended. What has been missed since is not decided on.
    /// </summary>
    private static ImmutableArray<Criterion> Decided(Referral content) => content.Override is null
        ? []
        : [.. content.Criteria.Where(IsDecided).Select(c => c.Criterion)];

    /// <summary>What was not known was not decided on, the area apart: there it refuses too (REFER-5).</summary>
    private static bool IsDecided(CriterionResult result) => result.Outcome == CriterionOutcome.Missed
        || result is { Criterion: Criterion.Area, Outcome: CriterionOutcome.Unknown };
}
