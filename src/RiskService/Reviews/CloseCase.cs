using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Retention;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>
/// Closes a case whose every condition is met (REVIEW-7): its review ends, and the term for which its content is kept
/// begins (RECORD-5).
/// </summary>
internal sealed class CloseCase(
    CaseBook book, CaseEntries entries, ClosingStates closing, DecisionConsultations consultations,
    CaseReviews reviews, RetentionClock retention, CaseDeadlines deadlines, ReviewSettingsBook settings,
    RiskDbContext db, Writes writes, TimeProvider clock, IOptions<LimitsOptions> limits)
{
    internal Task<CloseCaseResponse> ExecuteAsync(CloseCaseRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.RequiredText("reason", request.Reason);
        checks.Agencies("agencies_consulted", request.AgenciesConsulted);
        if (request.Etag.Length == 0)
        {
            checks.Add("etag", "Send the etag of the case that the decision is based on.");
        }

        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var opened = await book.OpenForChangeAsync(id, token);
            var (row, key) = opened;
            CheckStanding(row, request.Etag);
            var now = clock.Now();
            await CheckConditionsAsync(row, request, now, token);
            await consultations.AddAsync(opened, request.AgenciesConsulted, now, token);
            await deadlines.EndAllAsync(id, now, token);
            var last = reviews.Close(row, now)!.ToProto();
            row.Changed(now);
            var entry = new ReviewEntry
            {
                Kind = ReviewChangeKind.CaseClosed,
                Review = last,
                Note = request.Reason,
                AgenciesConsulted = { request.AgenciesConsulted },
            };

            // Before the term begins: the closing itself is not something that was recorded after it.
            entries.Append(row, key, EntryKind.Review, new EntryContent { Review = entry }, now);
            await retention.ClosedAsync(row, now, token);
            return new Written<CloseCaseResponse>(
                new CloseCaseResponse
                {
                    Review = last,
                    CloseTime = row.CloseTime?.ToTimestamp(),
                    RetainUntilTime = row.RetainUntil?.ToTimestamp(),
                },
                id, key);
        }, cancellationToken);
    }

    private static void CheckStanding(CaseRow row, string etag)
    {
        if (row.State != CaseState.Open)
        {
            throw new Failure.IllegalTransition("The case is closed already.", ClosingRules.Id).AsException();
        }

        if (etag != row.Etag) throw new Failure.StaleEtag(row.Etag).AsException();
    }

    /// <summary>
    /// A child who was taken off the case may still be one: closing it takes children's social care all the same.
    /// </summary>
    private async Task<bool> ForChildrenAsync(
        CaseRow row, CloseCaseRequest request, CancellationToken cancellationToken) =>
        request.AgenciesConsulted.Contains(SourceKind.ChildrensSocialCare)
        || !await db.Set<PartyRow>().AnyAsync(
            p => p.CaseId == row.Id && p.Role == PartyRole.Child && p.ChildRelation != ChildRelation.Neither,
            cancellationToken);

    private async Task CheckConditionsAsync(
        CaseRow row, CloseCaseRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var times = await settings.TimesAsync(cancellationToken);
        var state = await closing.OfAsync(row, now, times.Ladder, cancellationToken) with
        {
            Consulted = (await consultations.PreviewAsync(row, request.AgenciesConsulted, now, cancellationToken))
                .Done && await ForChildrenAsync(row, request, cancellationToken),
        };
        RuleViolation[] unmet = [.. ClosingRules.Unmet(state, now).Select(ClosingWords.Violation)];
        if (unmet.Length > 0) throw new Failure.RefusedByRule(unmet).AsException();
    }
}
