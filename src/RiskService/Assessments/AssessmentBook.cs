using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>Reads assessments: what was answered, with what has been filled in since.</summary>
internal sealed class AssessmentBook(CaseBook book, RiskDbContext db, GuidanceLibrary guidance)
{
    internal const int ActionsShown = 50;

    internal async Task<GetAssessmentResponse> GetAsync(
        GetAssessmentRequest request, CancellationToken cancellationToken)
    {
        var opened = await book.OpenAsync(RequestChecks.Id("case_id", request.CaseId), cancellationToken);
        var id = RequestChecks.Id("assessment_id", request.AssessmentId);
        var view = await ViewAsync(opened, id, cancellationToken);
        FillTexts(view);
        return new GetAssessmentResponse { Assessment = view };
    }

    internal async Task<ListAssessmentsResponse> ListAsync(
        ListAssessmentsRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var size = PageToken.Size(request.PageSize, 10, 50);
        var opened = await book.OpenAsync(id, cancellationToken);
        if (opened.Row.LatestAssessmentId is null) throw new Failure.NeverAssessed().AsException();
        var page = await db.Set<AssessmentRow>().Where(a => a.CaseId == id)
            .PageAsync($"assessments {id}", size, request.PageToken, cancellationToken);
        var response = new ListAssessmentsResponse { NextPageToken = page.NextToken };
        response.Assessments.AddRange(await ViewsAsync(opened, page.Rows, cancellationToken));
        foreach (var view in response.Assessments) FillTexts(view);
        return response;
    }

    internal async Task<Assessment> ViewAsync(OpenedCase opened, Guid id, CancellationToken cancellationToken)
    {
        var row = await FindAsync(opened.Row.Id, id, cancellationToken);
        return (await ViewsAsync(opened, [row], cancellationToken))[0];
    }

    internal async Task<AssessmentRow> FindAsync(Guid caseId, Guid id, CancellationToken cancellationToken) =>
        await db.Set<AssessmentRow>().AsTracking()
            .SingleOrDefaultAsync(a => a.CaseId == caseId && a.Id == id, cancellationToken)
        ?? throw new Failure.NotFound("assessment of this case").AsException();

    internal void FillTexts(Assessment view) => GuidanceTexts.Fill(view, guidance);

    internal static void SetStates(Assessment view, CaseRow row, Guid id)
    {
        if (view.SafeguardingActionRequired)
        {
            view.State = CaseRow.Awaits(id, row.SafeguardingMetThrough)
                ? AssessmentState.AwaitingSafeguardingAction
                : AssessmentState.Complete;
        }

        if (view.SelfHarmAction != RequirementState.NotRequired)
        {
            view.SelfHarmAction = CaseRow.Awaits(id, row.SelfHarmMetThrough)
                ? RequirementState.Awaited
                : RequirementState.Met;
        }
    }

    private async Task<List<Assessment>> ViewsAsync(
        OpenedCase opened, List<AssessmentRow> rows, CancellationToken cancellationToken)
    {
        var (caseRow, key) = opened;
        var ids = rows.Select(r => r.Id).ToArray();
        var counterIds = rows.Where(r => r.CounterAllegationId != null)
            .Select(r => r.CounterAllegationId!.Value).Distinct().ToArray();
        var consultationIds = rows.Where(r => r.ConsultationId != null).Select(r => r.ConsultationId!.Value).ToArray();
        var actions = await db.Set<AssessmentRow>().Where(a => a.CaseId == caseRow.Id && ids.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                // By the case's id itself: by way of the assessment, every case's actions would be numbered first.
                Newest = db.Set<SafeguardingActionRow>().Where(x => x.CaseId == caseRow.Id && x.AssessmentId == a.Id)
                    .OrderByDescending(x => x.Id).Take(ActionsShown).ToList(),
            })
            .ToDictionaryAsync(a => a.Id, a => a.Newest, cancellationToken);
        var counters = counterIds.Length == 0 ? [] : await db.Set<CounterAllegationRow>()
            .Where(c => c.CaseId == caseRow.Id && counterIds.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancellationToken);
        var consultations = consultationIds.Length == 0 ? [] : await db.Set<ConsultationRow>()
            .Where(c => c.CaseId == caseRow.Id && consultationIds.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancellationToken);
        return [.. rows.Select(row =>
        {
            var view = Assessment.Parser.ParseFrom(key.Open(row.Content, "assessment", row.Id));
            SetStates(view, caseRow, row.Id);
            SetLowerLevel(view, caseRow, row);
            view.Actions.Clear();
            view.Actions.AddRange(actions[row.Id].Select(a => a.ToProto(key)));
            if (row.CounterAllegationId is { } counter) view.CounterAllegation = counters[counter].ToProto(key);
            if (row.ConsultationId is { } consultation) view.Consultation = consultations[consultation].ToProto(key);
            return view;
        })];
    }

    private static void SetLowerLevel(Assessment view, CaseRow caseRow, AssessmentRow row)
    {
        if (view.LowerLevelState != LowerLevelState.AwaitingApproval) return;
        if (row.ApproveTime is not null)
        {
            view.LowerLevelState = LowerLevelState.Approved;
            view.Level = row.EvaluatedLevel;
        }
        else if (caseRow.LowerLevelAwaiting != row.Id)
        {
            view.LowerLevelState = LowerLevelState.Superseded;
        }
    }
}
