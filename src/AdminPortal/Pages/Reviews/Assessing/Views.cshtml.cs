using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>Assess: the survivor-informed view, the worker's judgement, and the agencies consulted.</summary>
public sealed class ViewsModel(RiskPlatformClient client, Drafts drafts, CaseReader reader)
    : StepPage(client, drafts, reader)
{
    private const string NoLevel = nameof(RiskLevel.Unspecified);

    [BindProperty]
    public ViewAnswers Views { get; set; } = new();

    public override Step Step => Step.Views;

    public static IReadOnlyList<Choice> SurvivorLevels { get; } =
        [.. Choose.Levels, new(NoLevel, "It was not obtained", "Say below why, if it could not be obtained safely.")];

    public static IReadOnlyList<Choice> Reasons { get; } = Words.Choices<SurvivorViewUnavailableReason>();

    public static IReadOnlyList<Choice> JudgementLevels { get; } =
        [.. Choose.Levels, new(NoLevel, "I have no other view than the facts")];

    public static IReadOnlyList<Choice> Trainings { get; } =
        [new(nameof(Training.Trained), "Yes"), new(nameof(Training.NotTrained), "Not sufficiently")];

    protected override void Fill() => Views = Draft.Views;

    protected override void Take() => Draft.Views = Views;

    protected override void Check()
    {
        const string at = nameof(Views) + ".";
        if (Views.JudgementLevel != RiskLevel.Unspecified && string.IsNullOrWhiteSpace(Views.JudgementReason))
            ModelState.AddModelError(at + nameof(Views.JudgementReason), "Say why you judge so");
        if (Views.JudgementLevel == RiskLevel.Unspecified && !string.IsNullOrWhiteSpace(Views.JudgementReason))
            ModelState.AddModelError(at + nameof(Views.JudgementLevel), "Choose the level that your reason is for");
        if (Views.SurvivorLevel != RiskLevel.Unspecified && Views.SurvivorReason is not null)
        {
            ModelState.AddModelError(at + nameof(Views.SurvivorReason),
                "Choose a level, or a reason why there is none, not both");
        }
    }
}
