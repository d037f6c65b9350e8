using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Referrals;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Reviews;

/// <summary>What people do with reviews, each one call. Everything in it is synthetic.</summary>
internal static class Reviewing
{
    internal static async Task<GetReviewResponse> GetReviewAsync(
        this TestCaller caller, string caseId, string reviewId = "") =>
        await caller.Reviews.GetReviewAsync(new GetReviewRequest { CaseId = caseId, ReviewId = reviewId });

    internal static async Task<Review> ReviewAsync(this TestCaller caller, string caseId) =>
        (await caller.GetReviewAsync(caseId)).Review;

    internal static CompleteReviewRequest Completing(
        string caseId, string reviewId, params Observation[] observations) => new()
        {
            CaseId = caseId,
            ReviewId = reviewId,
            Assessment = new AssessRequest
            {
                Observations =
                {
                    observations.Length > 0
                        ? observations
                        : [Observed(Indicator.WeaponUse, Presence.Absent, SourceKind.Police)],
                },
            },
            RequestId = Id(),
        };

    internal static async Task<CompleteReviewResponse> CompleteAsync(
        this TestCaller caller, string caseId, params Observation[] observations) =>
        await caller.Reviews.CompleteReviewAsync(
            Completing(caseId, (await caller.ReviewAsync(caseId)).ReviewId, observations));

    internal static async Task<ReportChangeResponse> ReportAsync(
        this TestCaller caller, string caseId, ReviewTrigger trigger = ReviewTrigger.NewIncident) =>
        await caller.Reviews.ReportChangeAsync(
            new ReportChangeRequest { CaseId = caseId, Trigger = trigger, RequestId = Id() });

    internal static ExemptReviewRequest Exempting(
        string caseId, string reviewId, DateTimeOffset until,
        ReviewExemptionReason reason = ReviewExemptionReason.SubjectInCustody) => new()
        {
            CaseId = caseId,
            ReviewId = reviewId,
            Reason = reason,
            UntilTime = until.ToTimestamp(),
            Note = "synthetic",
            RequestId = Id(),
        };

    internal static async Task<Review> ExemptAsync(
        this TestCaller caller, string caseId, DateTimeOffset until,
        ReviewExemptionReason reason = ReviewExemptionReason.SubjectInCustody) =>
        (await caller.Reviews.ExemptReviewAsync(
            Exempting(caseId, (await caller.ReviewAsync(caseId)).ReviewId, until, reason))).Review;

    internal static async Task<Review> EndExemptionAsync(this TestCaller caller, string caseId) =>
        (await caller.Reviews.EndExemptionAsync(new EndExemptionRequest
        {
            CaseId = caseId,
            ReviewId = (await caller.ReviewAsync(caseId)).ReviewId,
            Note = "synthetic",
            RequestId = Id(),
        })).Review;

    internal static async Task<CloseCaseRequest> ClosingAsync(
        this TestCaller caller, string caseId, params SourceKind[] consulted) => new()
        {
            CaseId = caseId,
            Reason = "synthetic reason",
            AgenciesConsulted = { consulted.Length > 0 ? consulted : [SourceKind.Police] },
            Etag = (await caller.GetCaseAsync(caseId)).Etag,
            RequestId = Id(),
        };

    internal static async Task<CloseCaseResponse> CloseCaseAsync(
        this TestCaller caller, string caseId, params SourceKind[] consulted) =>
        await caller.Reviews.CloseCaseAsync(await caller.ClosingAsync(caseId, consulted));

    internal static async Task<List<Review>> ReviewsAsync(this TestCaller caller, ListReviewsRequest request)
    {
        var all = new List<Review>();
        request = request.Clone();
        do
        {
            var page = await caller.Reviews.ListReviewsAsync(request);
            all.AddRange(page.Reviews);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }

    /// <summary>Somebody whom reminders reach.</summary>
    internal static Task RecipientAsync(
        ServiceHost host, string agency, string workerId, string? team = null, params RecipientRole[] roles) =>
        Referring.InAsync(host, agency, async services =>
        {
            var db = services.GetRequiredService<RiskDbContext>();
            db.Add(new RecipientRow
            {
                AgencyId = agency,
                WorkerKey = AllocationRow.Key(workerId),
                WorkerId = workerId,
                Roles = roles.Aggregate(0, (bits, role) => bits | (1 << (int)role)),
                TeamId = team,
            });
            return await db.SaveChangesAsync();
        });

    /// <summary>A case whose eight severe-harm indicators are absent: STANDARD.</summary>
    internal static async Task<string> StandardAsync(this TestCaller caller, params PartyRole[] more)
    {
        var id = (await caller.CreateCaseAsync(more)).CaseId;
        Assert.Equal(RiskLevel.Standard, (await caller.AssessAsync(id, AllAbsent())).Level);
        return id;
    }

    internal static DateTimeOffset Due(this Review review) => review.DueTime.ToDateTimeOffset();
}
