namespace RiskPlatform.RiskService.Deadlines.Rules;

/// <summary>When the stages of the ladder come (REVIEW-4, REVIEW-5).</summary>
internal sealed record LadderTimes
{
    /// <summary>Per cent of the interval at which the reviewer is reminded.</summary>
    public int ReminderPercent { get; init; } = 80;

    /// <summary>How long past its time the manager is told, below HIGH; at HIGH and above at once.</summary>
    public TimeSpan ManagerAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long past its time the safeguarding lead is told.</summary>
    public TimeSpan LeadAfter { get; init; } = TimeSpan.FromHours(72);
}
