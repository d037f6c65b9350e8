using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines.Rules;

/// <summary>Something with a time, as the ladder sees it.</summary>
internal sealed record Rung(
    DeadlineKind Kind, RiskLevel Level, DateTimeOffset Start, DateTimeOffset Due, DateTimeOffset? NotBefore = null);

/// <summary>
/// The stages that everything with a time climbs until it is done (REVIEW-4, REVIEW-5): the reviewer before it is due
/// and when it is, then the manager, then the safeguarding lead.
/// </summary>
internal static class Ladder
{
    public const LadderStage Last = LadderStage.SafeguardingLead;

    /// <summary>
    /// When a stage comes. Never before what it may not come before: the end of an exemption (REVIEW-6).
    /// </summary>
    public static DateTimeOffset TimeOf(LadderStage stage, Rung rung, LadderTimes times)
    {
        var time = stage switch
        {
            LadderStage.Reminder => rung.Start + (rung.Due - rung.Start) * (times.ReminderPercent / 100.0),
            LadderStage.Due => rung.Due,
            LadderStage.Manager => rung.Due + ManagerAfter(rung, times),
            LadderStage.SafeguardingLead => rung.Due + Longer(times.LeadAfter, ManagerAfter(rung, times)),
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Not a stage."),
        };
        return rung.NotBefore is { } notBefore && notBefore > time ? notBefore : time;
    }

    /// <summary>The stage after the one that was reached, and when it comes; null after the last.</summary>
    public static (LadderStage Stage, DateTimeOffset Time)? Next(LadderStage reached, Rung rung, LadderTimes times) =>
        reached >= Last ? null : (reached + 1, TimeOf(reached + 1, rung, times));

    /// <summary>Whom a stage tells.</summary>
    public static RecipientRole RoleOf(LadderStage stage) => stage switch
    {
        LadderStage.Reminder or LadderStage.Due => RecipientRole.Reviewer,
        LadderStage.Manager => RecipientRole.Manager,
        _ => RecipientRole.SafeguardingLead,
    };

    /// <summary>
    /// REVIEW-5: at HIGH and above at once. A case that nobody has assessed is not known to be below, and an action
    /// about severe harm or self-harm waits for nobody whatever the level (<b>choice</b>).
    /// </summary>
    public static TimeSpan ManagerAfter(Rung rung, LadderTimes times) =>
        rung.Level is RiskLevel.Standard or RiskLevel.Medium
        && rung.Kind is not (DeadlineKind.SafeguardingAction or DeadlineKind.SelfHarmAction)
            ? times.ManagerAfter
            : TimeSpan.Zero;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
