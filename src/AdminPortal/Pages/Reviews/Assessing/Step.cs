namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>The steps of the guidance, in its order. Its third has two pages.</summary>
public enum Step
{
    Look,
    Ask,
    Assess,
    Views,
    Respond,
    Refer,
    Record,
}

/// <summary>What a step is called, and where it is.</summary>
public static class Steps
{
    public static IReadOnlyList<Step> All { get; } = Enum.GetValues<Step>();

    public static string Title(Step step) => step switch
    {
        Step.Look => "Look and listen",
        Step.Ask => "Ask",
        Step.Assess => "Assess: signs of severe harm",
        Step.Views => "Assess: views and consultation",
        Step.Respond => "Respond",
        Step.Refer => "Refer",
        _ => "Record: check and send",
    };

    /// <summary>"Step 3 of 6".</summary>
    public static string Number(Step step) => $"Step {(step <= Step.Assess ? (int)step + 1 : (int)step)} of 6";

    public static string Address(Guid caseId, Step step) => $"{Start(caseId)}/{step.ToString().ToLowerInvariant()}";

    public static string Start(Guid caseId) => $"/reviews/{caseId}/assess";

    public static Step After(Step step) => step == Step.Record ? step : step + 1;

    /// <summary>Where the step before is; the first has the list of steps before it.</summary>
    public static string Before(Guid caseId, Step step) =>
        step == Step.Look ? Start(caseId) : Address(caseId, step - 1);
}
