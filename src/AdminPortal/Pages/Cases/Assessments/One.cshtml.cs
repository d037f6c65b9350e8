using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Assessments;

/// <summary>An assessment and what produced it. Managers and safeguarding leads approve a lower level here.</summary>
public class OneModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromRoute]
    public Guid Assessment { get; set; }

    public Assessment Shown { get; private set; } = new();

    public IReadOnlySet<Indicator> Hidden { get; private set; } = new HashSet<Indicator>();

    public bool Waits => Shown.LowerLevelState == LowerLevelState.AwaitingApproval;

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Shown = await ReadAsync(Assessment);
        Hidden = SurvivorSide.Hidden(Shown.Facts);
    }

    protected async Task<Assessment> ReadAsync(Guid id)
    {
        var answer = await Client.Assessments.GetAssessmentAsync(
            new GetAssessmentRequest { CaseId = CaseId, AssessmentId = id.ToString() }, Why, cancellationToken: Stop);
        return answer.Assessment;
    }
}
