using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Overview;

/// <summary>Where a case stands: how high the risk is and why, what must be done now, and who is in it.</summary>
public sealed class OverviewModel(RiskPlatformClient client) : CasePage(client)
{
    /// <summary>The latest assessment; null while never assessed.</summary>
    public Assessment? Latest { get; private set; }

    /// <summary>Consultations that are due.</summary>
    public IReadOnlyList<Consultation> Due { get; private set; } = [];

    /// <summary>What referrals have left to do.</summary>
    public IReadOnlyList<ReferralTask> Tasks { get; private set; } = [];

    /// <summary>Facts that must not be used with the subject.</summary>
    public IReadOnlySet<Indicator> Hidden { get; private set; } = new HashSet<Indicator>();

    /// <summary>Its review should have been done by now (REVIEW-5).</summary>
    public bool IsOverdue => Held.State == CaseState.Open && Held.NextReviewTime is { } due
        && due.ToDateTimeOffset() <= Clock.GetUtcNow();

    public bool HasSomethingToDo => Held.State == CaseState.Open && (Latest is null || Due.Count + Tasks.Count > 0
        || IsOverdue || Latest.InformationRequests.Count > 0
        || Held.SubjectIntoxicated || Held.PendingRoleSwap is not null || Latest.PracticeFlags.Count > 0
        || Held.AssessmentState == AssessmentState.AwaitingSafeguardingAction
        || Latest.SelfHarmAction == RequirementState.Awaited
        || Latest.LowerLevelState == LowerLevelState.AwaitingApproval
        || Held.CounterAllegations.Any(c => c.State == CounterAllegationState.Open));

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var due = Client.Assessments.ListConsultationsAsync(
            new ListConsultationsRequest { CaseId = CaseId, OpenOnly = true, PageSize = 20 }, Why,
            cancellationToken: Stop).ResponseAsync;
        var tasks = Client.Referrals.ListReferralTasksAsync(
            new ListReferralTasksRequest { CaseId = CaseId, PageSize = 20 }, Why, cancellationToken: Stop)
            .ResponseAsync;
        if (Held.LatestAssessmentId.Length > 0)
        {
            var latest = await Client.Assessments.GetAssessmentAsync(
                new GetAssessmentRequest { CaseId = CaseId, AssessmentId = Held.LatestAssessmentId }, Why,
                cancellationToken: Stop);
            Latest = latest.Assessment;
            Hidden = SurvivorSide.Hidden(Latest.Facts);
        }

        (Due, Tasks) = ((await due).Consultations, (await tasks).Tasks);
    }
}
