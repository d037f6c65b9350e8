using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Rules;

/// <summary>How far something has come by a time: the stages it reached since, and when the next one comes.</summary>
internal sealed record Climbed(IReadOnlyList<LadderStage> Stages, LadderStage Reached, DateTimeOffset? Next);

/// <summary>Climbs the ladder as far as the time has come (REVIEW-4, REVIEW-5).</summary>
internal static class StageClimb
{
    /// <summary>After an outage several stages at once, each of them once and in order (REVIEW-8).</summary>
    public static Climbed To(DateTimeOffset now, LadderStage reached, Rung rung, LadderTimes times)
    {
        var stages = new List<LadderStage>();
        while (Ladder.Next(reached, rung, times) is var (stage, time))
        {
            // In whole milliseconds, as times are stored.
            if (time.ToUnixTimeMilliseconds() > now.ToUnixTimeMilliseconds()) return new Climbed(stages, reached, time);
            stages.Add(stage);
            reached = stage;
        }

        return new Climbed(stages, reached, null);
    }

    /// <summary>
    /// Which of the stages reached at one time are worth a message: of those that tell the same role, the latest.
    /// </summary>
    public static IReadOnlyList<LadderStage> Told(IReadOnlyList<LadderStage> stages) =>
        [.. stages.GroupBy(Ladder.RoleOf).Select(ofRole => ofRole.Max())];
}
