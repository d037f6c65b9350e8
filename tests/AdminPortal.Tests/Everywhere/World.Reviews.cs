using RiskPlatform.Client;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Everywhere;

internal sealed partial class World
{
    private static readonly Indicator[] Severe = [.. Enum.GetValues<Indicator>().Where(i => (int)i is > 0 and < 20)];

    private async Task MakeReviewsAsync(RiskPlatformClient worker, RiskPlatformClient all)
    {
        var latest = (await worker.Assessments.ListAssessmentsAsync(
            new ListAssessmentsRequest { CaseId = Case.CaseId, PageSize = 1 })).Assessments[0];
        await LateAsync(worker);
        var waiting = await WaitingAsync(worker);
        var exempt = await ExemptAsync(worker, all);
        var calm = await CalmAsync(worker);
        await worker.Cases.CreateCaseAsync(new CreateCaseRequest { NewCase = NewCase(), RequestId = Id() });
        var at = "/reviews/" + Case.CaseId;
        await Everybody.SendAsync(await Everybody.OpenAsync(at + "/assess"));

        Page("/Index", "/");
        Page("/Home/Calendar", "/home/calendar");
        Page("/Reviews/Index", "/reviews?whose=agency");
        Page("/Reviews/Inbox/Index", "/reviews/inbox");
        Page("/Reviews/Deadlines/Index", "/reviews/deadlines");
        Page("/Reviews/Summary/Index", at);
        Page("/Reviews/Result/Index", $"{at}/assessments/{latest.AssessmentId}");
        Page("/Reviews/Result/Action", $"{at}/assessments/{latest.AssessmentId}/action");
        Page("/Reviews/Result/Consultation", at + "/consultation");
        Page("/Reviews/Reassigning/Index", at + "/reassign");
        Page("/Reviews/Reporting/Index", at + "/change");
        Page("/Reviews/Exempting/Index", $"/reviews/{calm}/exempt");
        Page("/Reviews/Exempting/End", $"/reviews/{exempt}/end-exemption");
        Page("/Reviews/Closing/Index", at + "/close");
        Page("/Reviews/Assessing/Start", at + "/assess");
        foreach (var step in new[] { "Look", "Ask", "Assess", "Views", "Respond", "Refer", "Record" })
            Page("/Reviews/Assessing/" + step, $"{at}/assess/{step.ToLowerInvariant()}");
        Page("/Managers/Approvals/Approvals", "/managers/approvals");
        Page("/Managers/Approvals/Decide", "/managers/approvals/" + waiting);
    }

    /// <summary>A case whose review was pulled nearer by a change, and was not done in time.</summary>
    private async Task LateAsync(RiskPlatformClient worker)
    {
        var id = await CalmAsync(worker);
        await worker.Reviews.ReportChangeAsync(new ReportChangeRequest
        {
            CaseId = id,
            Trigger = ReviewTrigger.Separation,
            OccurredTime = Ago(TimeSpan.FromDays(4)),
            Source = new Source { Kind = SourceKind.Police },
            Note = words.Account[..Math.Min(1_500, words.Account.Length)],
            RequestId = Id(),
        });
        await portal.LetReviewsLapseAsync(Agency);
    }

    /// <summary>A case with a lower level and a change of roles that wait for a second person.</summary>
    private async Task<string> WaitingAsync(RiskPlatformClient worker)
    {
        var first = await AssessAsync(worker, new AssessRequest
        {
            NewCase = NewCase(),
            Stance = Stance.Partial,
            Observations =
            {
                Observed(Indicator.EscalatingAssaults, SourceKind.Police),
                Observed(Indicator.CoerciveControl, SourceKind.Survivor),
            },
        });
        await AssessAsync(worker, new AssessRequest
        {
            CaseId = first.CaseId,
            Observations =
            {
                Observed(Indicator.EscalatingAssaults, SourceKind.Police, Presence.Absent),
                Observed(Indicator.CoerciveControl, SourceKind.Survivor, Presence.Absent),
            },
        });
        var held = (await worker.Cases.GetCaseAsync(new GetCaseRequest { CaseId = first.CaseId })).Case;
        await worker.Cases.ProposeRoleSwapAsync(new ProposeRoleSwapRequest
        {
            CaseId = held.CaseId,
            NewSubjectPartyId = held.Parties.Single(p => p.Role == PartyRole.Survivor).PartyId,
            Reason = words.Account[..Math.Min(1_500, words.Account.Length)],
            Etag = held.Etag,
            RequestId = Id(),
        });
        return held.CaseId;
    }

    private async Task<string> ExemptAsync(RiskPlatformClient worker, RiskPlatformClient all)
    {
        var id = await CalmAsync(worker);
        var review = (await worker.Reviews.GetReviewAsync(new GetReviewRequest { CaseId = id })).Review;
        await all.Reviews.ExemptReviewAsync(new ExemptReviewRequest
        {
            CaseId = id,
            ReviewId = review.ReviewId,
            Reason = ReviewExemptionReason.SubjectInCustody,
            UntilTime = Ago(-TimeSpan.FromDays(20)),
            Note = words.Account[..Math.Min(1_500, words.Account.Length)],
            RequestId = Id(),
        });
        return id;
    }

    /// <summary>A case at standard: all that is severe was checked.</summary>
    private async Task<string> CalmAsync(RiskPlatformClient worker) => (await AssessAsync(worker, new AssessRequest
    {
        NewCase = NewCase(),
        Stance = Stance.None,
        Observations = { Severe.Select(i => Observed(i, SourceKind.Police, Presence.Absent)) },
    })).CaseId;
}
