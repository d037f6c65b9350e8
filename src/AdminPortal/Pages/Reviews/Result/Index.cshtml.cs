using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Result;

/// <summary>What an assessment found: the level, the rules that give it, and what must be done now.</summary>
public sealed class IndexModel(RiskPlatformClient client, GuidanceBook guidance, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid AssessmentId { get; set; }

    public Assessment Made { get; private set; } = null!;

    /// <summary>Whether a later one stands.</summary>
    public bool IsLatest { get; private set; }

    public GuidanceBook Guidance => guidance;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Whether something must be done about severe harm or self-harm, and nothing was recorded.</summary>
    public bool IsActionAwaited => Made.State == AssessmentState.AwaitingSafeguardingAction
        || Made.SelfHarmAction == RequirementState.Awaited;

    public async Task OnGetAsync()
    {
        var id = CaseId.ToString();
        var made = client.Assessments.GetAssessmentAsync(
            new GetAssessmentRequest { CaseId = id, AssessmentId = AssessmentId.ToString() }).ResponseAsync;
        var held = client.Cases.GetCaseAsync(new GetCaseRequest { CaseId = id }).ResponseAsync;
        await Task.WhenAll(made, held, guidance.RefreshAsync());
        Made = (await made).Assessment;
        IsLatest = (await held).Case.LatestAssessmentId == Made.AssessmentId;
    }
}
