using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>What an assessment leaves to do by a time, and what it settles (REVIEW-5).</summary>
internal sealed class AssessmentDeadlines(CaseDeadlines deadlines)
{
    private static readonly DeadlineKind[] Kinds =
    [
        DeadlineKind.SafeguardingAction, DeadlineKind.SelfHarmAction, DeadlineKind.InformationRequest,
        DeadlineKind.Consultation, DeadlineKind.SafetyPlan, DeadlineKind.Notice,
    ];

    /// <summary>To be called when the case's row says how it stands after the assessment.</summary>
    internal async Task FollowAsync(
        CaseRow row, AssessmentWork work, Consultation? consultation, ReviewTimes times,
        CancellationToken cancellationToken)
    {
        // A new case has none: nothing to look for.
        var isNew = work.Request.TargetCase == AssessRequest.TargetOneofCase.NewCase;
        var open = isNew ? [] : await deadlines.FindOpenAsync(row.Id, Kinds, null, cancellationToken);
        foreach (var standing in open) CaseDeadlines.Press(standing, row.Level, times);
        var due = work.Now + times.ActionAt(row.Level);
        await ActionAsync(DeadlineKind.SafeguardingAction, AwaitsSafeguarding(row));
        await ActionAsync(DeadlineKind.SelfHarmAction, AwaitsSelfHarm(row));
        await InformationAsync(row, work, open, times, cancellationToken);
        if (consultation is { Done: false })
        {
            await deadlines.OpenAsync(
                row, DeadlineKind.Consultation, Guid.Parse(consultation.ConsultationId),
                consultation.DueTime.ToDateTimeOffset(), work.Now, cancellationToken);
        }

        async Task ActionAsync(DeadlineKind kind, bool awaited)
        {
            var standing = open.Find(d => d.Kind == kind);
            if (awaited && standing?.DueTime <= due) return;

            // Where the level rose, the earlier time counts from now on.
            if (standing is not null) CaseDeadlines.End(standing, work.Now);
            if (awaited) await deadlines.OpenAsync(row, kind, work.Id, due, work.Now, cancellationToken);
        }
    }

    /// <summary>Ends the time of actions that are no longer awaited.</summary>
    internal static async Task EndMetAsync(
        CaseDeadlines deadlines, CaseRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<DeadlineKind> met = [];
        if (!AwaitsSafeguarding(row)) met.Add(DeadlineKind.SafeguardingAction);
        if (!AwaitsSelfHarm(row)) met.Add(DeadlineKind.SelfHarmAction);
        if (met.Count > 0) await deadlines.EndAsync(row.Id, met, null, now, cancellationToken);
    }

    /// <summary>
    /// ASSESS-3. Met when nothing is unknown any more, or when whoever assessed has a word on everything that still is:
    /// then it was asked for, and the next assessment asks again. Otherwise its time runs on.
    /// </summary>
    private async Task InformationAsync(
        CaseRow row, AssessmentWork work, List<DeadlineRow> open, ReviewTimes times,
        CancellationToken cancellationToken)
    {
        var unknown = work.Evaluation.InformationRequests;
        if (open.Find(d => d.Kind == DeadlineKind.InformationRequest) is { } standing)
        {
            var asked = work.Request.Observations.Select(o => o.Code).ToHashSet();
            if (unknown.All(asked.Contains)) CaseDeadlines.End(standing, work.Now);
            return;
        }

        if (unknown.Any())
        {
            await deadlines.OpenAsync(
                row, DeadlineKind.InformationRequest, row.Id, work.Now + times.Information, work.Now,
                cancellationToken);
        }
    }

    private static bool AwaitsSafeguarding(CaseRow row) =>
        CaseRow.Awaits(row.SafeguardingRequiredBy, row.SafeguardingMetThrough);

    private static bool AwaitsSelfHarm(CaseRow row) => CaseRow.Awaits(row.SelfHarmRequiredBy, row.SelfHarmMetThrough);
}
