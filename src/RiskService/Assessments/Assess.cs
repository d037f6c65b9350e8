using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>
/// Adds observations to a case and assesses all of its facts as they then stand (ASSESS-7). The observations, the
/// assessment, the case and what the rules opened are saved together.
/// </summary>
internal sealed class Assess(
    CaseBook book, CaseMaker maker, CaseEntries entries, RiskDbContext db, Writes writes, CurrentCaller caller,
    TimeProvider clock, GuidanceLibrary guidance, IOptions<LimitsOptions> limits, AreaCatalogue areas,
    ReviewSettingsBook settings, CaseReviews reviews, AssessmentDeadlines deadlines)
{
    internal async Task<AssessResponse> ExecuteAsync(AssessRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        Check(checks, request);
        checks.ThrowIfAny();
        var response = request.ValidateOnly
            ? await ComputeAsync(request, cancellationToken)
            : await writes.RunAsync(request, request.RequestId, async token =>
            {
                var stored = await StoreAsync(request, condition: null, token);
                var (row, key) = stored.Case;
                return new Written<AssessResponse>(
                    new AssessResponse { Assessment = stored.Assessment }, row.Id, key);
            }, cancellationToken);
        FillTexts(response.Assessment);
        return response;
    }

    /// <param name="prefix">Where in a request the assessment is.</param>
    internal RequestChecks Checks(string prefix = "") => new(limits.Value, clock.Now()) { Prefix = prefix };

    internal void Check(RequestChecks checks, AssessRequest request) => checks.Assess(request, areas);

    internal void FillTexts(Assessment view) => GuidanceTexts.Fill(view, guidance);

    private async Task<AssessResponse> ComputeAsync(AssessRequest request, CancellationToken cancellationToken)
    {
        var target = await TargetAsync(request, cancellationToken);
        var work = Evaluate(target.Row, request, clock.Now());
        var times = await settings.TimesAsync(cancellationToken);
        var view = AssessmentMaker.Make(work, target.Row, guidance.Current, times);
        (view.AssessmentId, view.CaseId) = ("", request.CaseId);
        if (work.Evaluation.Consultation is { } need)
        {
            view.Consultation = Consultations.View(need, request.AgenciesConsulted, work.Now, times);
        }

        view.CounterAllegation = work.Evaluation.OpensCounterAllegation
            ? new CounterAllegation { State = CounterAllegationState.Open, OpenTime = work.Now.ToTimestamp() }
            : await StandingAllegationAsync(target, cancellationToken);
        view.Actions.AddRange(request.ActionsTaken.Select(a => SafeguardingActions.View(a, work.Now)).Reverse());
        return new AssessResponse { Assessment = view };
    }

    /// <summary>Adds the assessment, and all that follows from it, to the next save.</summary>
    /// <param name="request">A request that was checked.</param>
    /// <param name="condition">Throws where the case, as it stands at its turn, is not to be assessed so.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<StoredAssessment> StoreAsync(
        AssessRequest request, Action<CaseRow>? condition, CancellationToken cancellationToken)
    {
        var target = await TargetAsync(request, cancellationToken);
        var (row, key) = target;
        condition?.Invoke(row);
        var work = Evaluate(row, request, clock.Now());
        var times = await settings.TimesAsync(cancellationToken);
        var view = AssessmentMaker.Make(work, row, guidance.Current, times);
        var parts = new AssessmentParts(work, row, key, caller.Value);
        view.CounterAllegation = work.Evaluation.OpensCounterAllegation
            ? parts.OpenCounterAllegation(db)
            : await StandingAllegationAsync(target, cancellationToken);
        view.Consultation = parts.Consultation(db, times);
        view.Actions.AddRange(parts.Actions(db));
        parts.Observations(db);
        parts.Assessment(db, view);
        var before = row.Level;
        parts.Update();
        var completed = await ReviewedAsync(work, row, view, before, cancellationToken);
        await deadlines.FollowAsync(row, work, view.Consultation, times, cancellationToken);
        parts.Enter(entries, view);
        return new StoredAssessment(view, target, completed);
    }

    private async Task<PastReviewRow?> ReviewedAsync(
        AssessmentWork work, CaseRow row, Assessment view, RiskLevel before, CancellationToken cancellationToken)
    {
        var due = view.NextReviewTime.ToDateTimeOffset();
        if (!AssessmentMaker.LeavesReview(work, row))
        {
            return await reviews.CompleteAsync(row, work.Id, before, due, work.Now, cancellationToken);
        }

        await reviews.AssessedAsItStoodAsync(row, before, due, work.Now, cancellationToken);
        return null;
    }

    /// <summary>The counter-allegation that is open already (LOOK-3), as it reads back.</summary>
    private async Task<CounterAllegation?> StandingAllegationAsync(
        OpenedCase target, CancellationToken cancellationToken)
    {
        var (row, key) = target;
        if (row.OpenCounterAllegationId is not { } id) return null;
        var open = await db.Set<CounterAllegationRow>().SingleAsync(
            c => c.CaseId == row.Id && c.Id == id, cancellationToken);
        return open.ToProto(key);
    }

    private async Task<OpenedCase> TargetAsync(AssessRequest request, CancellationToken cancellationToken)
    {
        if (request.TargetCase == AssessRequest.TargetOneofCase.NewCase)
        {
            var file = await maker.CreateAsync("new_case", request.NewCase, cancellationToken);
            return new OpenedCase(file.Row, file.Key);
        }

        var id = RequestChecks.Id("case_id", request.CaseId);
        return request.ValidateOnly
            ? await book.OpenAsync(id, cancellationToken)
            : await book.OpenForChangeAsync(id, cancellationToken);
    }

    private static AssessmentWork Evaluate(CaseRow row, AssessRequest request, DateTimeOffset now)
    {
        var heard = Recorded.Heard(request, now);
        var standing = Standing.Of(row, request, Recorded.Facts(row.Facts).Add(heard));
        var evaluation = AssessmentRules.Evaluate(standing.ToInputs(row, request));
        return new AssessmentWork(
            request, now, Ids.Next(now, after: row.LatestAssessmentId), heard, standing, evaluation);
    }
}

/// <summary>An assessment in the making: what was sent, what then stands, and what the rules say of it.</summary>
internal sealed record AssessmentWork(
    AssessRequest Request, DateTimeOffset Now, Guid Id, Heard[] Heard, Standing Standing, Evaluation Evaluation);

/// <summary>An assessment that the next save stores, and the review that it completed.</summary>
internal sealed record StoredAssessment(Assessment Assessment, OpenedCase Case, PastReviewRow? Completed);
