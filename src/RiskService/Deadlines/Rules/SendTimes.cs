using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines.Rules;

/// <summary>
/// When a reminder leaves the platform. It is made on time and stands in the inbox and the stream at once; e-mails and
/// webhooks wait where waiting is safe (<b>choice</b>).
/// </summary>
internal static class SendTimes
{
    /// <summary>
    /// IMMINENT waits for nothing. HIGH, a case that nobody has assessed, an action about severe harm or self-harm, and
    /// whatever has gone past the reviewer wait for the end of a quiet time alone. All else waits for working time.
    /// </summary>
    public static DateTimeOffset NotBefore(
        DeadlineKind kind, LadderStage stage, RiskLevel level, DateTimeOffset now, WorkingTime working)
    {
        if (level == RiskLevel.Imminent) return now;
        if (level is RiskLevel.High or RiskLevel.Unspecified || stage >= LadderStage.Manager
            || kind is DeadlineKind.SafeguardingAction or DeadlineKind.SelfHarmAction)
        {
            return working.NotQuiet(now);
        }

        // Working hours and quiet times may overlap; where they leave no time at all, neither counts.
        var time = now;
        for (var i = 0; i < 10; i++)
        {
            var moved = working.NotQuiet(working.NextWorking(time));
            if (moved == time) return time;
            time = moved;
        }

        return now;
    }
}
