using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>Reads a case's facts: for its workers, and for use with the subject.</summary>
internal sealed class Facts(CaseBook book, RiskDbContext db, GuidanceLibrary guidance)
{
    internal async Task<ListFactsResponse> ListAsync(ListFactsRequest request, CancellationToken cancellationToken)
    {
        var opened = await OpenAssessedAsync(request.CaseId, cancellationToken);
        return new ListFactsResponse { Facts = { FactView.All(Recorded.Facts(opened.Row.Facts)) } };
    }

    internal async Task<ListObservationsResponse> ListObservationsAsync(
        ListObservationsRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        if (!System.Enum.IsDefined(request.Code))
            throw Violations.One("code", "Is not an Indicator that this version knows.");
        var size = PageToken.Size(request.PageSize, 50, 200);
        var opened = await book.OpenAsync(id, cancellationToken);
        var rows = db.Set<ObservationRow>().Where(o => o.CaseId == id);
        if (request.Code != Indicator.Unspecified) rows = rows.Where(o => o.Indicator == request.Code);
        var page = await rows.PageAsync(
            $"observations {id} {request.Code}", size, request.PageToken, cancellationToken);
        var response = new ListObservationsResponse { NextPageToken = page.NextToken };
        foreach (var row in page.Rows)
        {
            var view = Recorded.OpenWords(row, opened.Key);
            view.ObservationId = row.Id.ToString();
            view.AssessmentId = row.AssessmentId.ToString();
            view.Code = row.Indicator;
            view.Presence = row.Presence;
            view.Sources.AddRange(Recorded.Sources(row.Sources).Select(FactView.ToProto));
            view.OccurredTime = row.OccurredTime?.ToTimestamp();
            view.HeardTime = row.HeardTime.ToTimestamp();
            view.RecordTime = row.CreateTime.ToTimestamp();
            response.Observations.Add(view);
        }

        return response;
    }

    /// <summary>
    /// RESPOND-1, RESPOND-2: everything below is made from permitted facts, and no other fact can become one.
    /// </summary>
    internal async Task<GetTalkingPointsResponse> TalkingPointsAsync(
        GetTalkingPointsRequest request, CancellationToken cancellationToken)
    {
        var (row, key) = await OpenAssessedAsync(request.CaseId, cancellationToken);
        if (row.SubjectIntoxicated)
        {
            return new GetTalkingPointsResponse { Withheld = TalkingPointsWithheld.SubjectIntoxicated };
        }

        var facts = Recorded.Facts(row.Facts);
        var permitted = PermittedFact.From(facts);
        var ids = permitted.SelectMany(f => f.ObservationIds).Distinct().ToArray();
        var observations = await db.Set<ObservationRow>().Where(o => o.CaseId == row.Id && ids.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, cancellationToken);
        var response = new GetTalkingPointsResponse();
        foreach (var fact in permitted)
        {
            var told = fact.ObservationIds.Select(id => observations[id])
                .Select(o => PermittedObservation.From(
                    fact, o.Id, Recorded.Sources(o.Sources), Recorded.OpenWords(o, key).Verbatim, o.OccurredTime))
                .OfType<PermittedObservation>();
            response.TalkingPoints.Add(SubjectFacing.TalkingPoint(fact, told, guidance.Current));
        }

        var plan = QuestionPlan.For(facts, row.Stance, row.SubjectIntoxicated);
        response.Questions.AddRange(AssessmentMaker.Questions(guidance.Current, plan));
        return response;
    }

    private async Task<OpenedCase> OpenAssessedAsync(string caseId, CancellationToken cancellationToken)
    {
        var opened = await book.OpenAsync(RequestChecks.Id("case_id", caseId), cancellationToken);
        return opened.Row.LatestAssessmentId is null ? throw new Failure.NeverAssessed().AsException() : opened;
    }
}
