using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>Refer: what to think of before a referral, and who helps. A referral is made apart from an assessment.
/// </summary>
public sealed class ReferModel(RiskPlatformClient client, Drafts drafts, CaseReader reader)
    : StepPage(client, drafts, reader)
{
    public override Step Step => Step.Refer;

    public IReadOnlyList<Helpline> Helplines { get; private set; } = [];

    protected override void Fill()
    {
        // Nothing is asked in this step.
    }

    protected override void Take()
    {
        // Nothing is asked in this step.
    }

    protected override async Task ReadAsync() =>
        Helplines = (await Client.Guidance.ListHelplinesAsync(new ListHelplinesRequest())).Helplines;
}
