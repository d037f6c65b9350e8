using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>Respond: the guidance that fits, what may be used with the subject, and what was done already.</summary>
public sealed class RespondModel(RiskPlatformClient client, Drafts drafts, CaseReader reader)
    : StepPage(client, drafts, reader)
{
    [BindProperty]
    public RespondAnswers Respond { get; set; } = new();

    public override Step Step => Step.Respond;

    /// <summary>
    /// What may be used with the subject, as recorded before this assessment; null where nothing was.
    /// </summary>
    public GetTalkingPointsResponse? TalkingPoints { get; private set; }

    /// <summary>The subject is under the influence now, recorded or about to be (RESPOND-5).</summary>
    public bool IsNothingSaid => Preview?.Intoxicated ?? Draft.Look.Intoxicated == true;

    public static IReadOnlyList<Choice> Actions { get; } = Words.Choices<SafeguardingActionKind>();

    protected override void Fill() => Respond = Draft.Respond;

    protected override void Take() => Draft.Respond = Respond;

    protected override async Task ReadAsync()
    {
        if (Case?.Latest is null || IsNothingSaid) return;
        TalkingPoints = await Client.Assessments.GetTalkingPointsAsync(
            new GetTalkingPointsRequest { CaseId = CaseId.ToString() });
    }

    protected override void Check()
    {
        if (Respond.Actions.Count == 0 && !string.IsNullOrWhiteSpace(Respond.ActionNote))
            ModelState.AddModelError("Respond.Actions", "Choose what was done, or leave the note empty");
    }
}
