using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using static RiskService.Tests.Access.RpcTable;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Access;

/// <summary>The rows of <see cref="RpcTable"/> for reviews.</summary>
internal static class ReviewRpcs
{
    internal static IReadOnlyDictionary<string, RpcRow> Rows { get; } = new Dictionary<string, RpcRow>
    {
        ["ReviewService/ListReviews"] = Read(Workers, _ => new ListReviewsRequest()),
        ["ReviewService/GetReview"] = Read(Workers, s => new GetReviewRequest
        { CaseId = s.CaseId, ReviewId = s.ReviewId }),
        ["ReviewService/CompleteReview"] = Write(Workers, s => new CompleteReviewRequest
        {
            CaseId = s.CaseId,
            ReviewId = s.ReviewId,
            Assessment = new AssessRequest { Observations = { Observed(Indicator.WeaponUse, SourceKind.Police) } },
            RequestId = Id(),
        }),
        ["ReviewService/ReportChange"] = Write(Workers, s => new ReportChangeRequest
        { CaseId = s.CaseId, Trigger = ReviewTrigger.NewIncident, Note = "synthetic", RequestId = Id() }),
        ["ReviewService/ExemptReview"] = Write(Deciders, s => new ExemptReviewRequest
        {
            CaseId = s.CaseId,
            ReviewId = s.ReviewId,
            Reason = ReviewExemptionReason.SubjectInCustody,
            UntilTime = s.Now.AddHours(48).ToTimestamp(),
            Note = "synthetic",
            RequestId = Id(),
        }),
        ["ReviewService/EndExemption"] = Write(Deciders, s => new EndExemptionRequest
        { CaseId = s.CaseId, ReviewId = s.ReviewId, Note = "synthetic", RequestId = Id() }),
        ["ReviewService/ReassignReview"] = Write(
            ["reviewer", "manager", "safeguarding_lead"], s => new ReassignReviewRequest
            { CaseId = s.CaseId, TeamId = "team-1", Note = "synthetic", RequestId = Id() }),
        ["ReviewService/ListDeadlines"] = Read(Workers, s => new ListDeadlinesRequest { CaseId = s.CaseId }),
        ["ReviewService/CloseCase"] = Write(Deciders, s => new CloseCaseRequest
        {
            CaseId = s.CaseId,
            Reason = "synthetic",
            AgenciesConsulted = { SourceKind.ChildrensSocialCare, SourceKind.Police },
            Etag = s.Case.Etag,
            RequestId = Id(),
        }),
        ["ReviewService/GetReviewMeasures"] = Read(Deciders, _ => new GetReviewMeasuresRequest()),
    };
}
