using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>How long until the next review, by level (REVIEW-2).</summary>
internal sealed record ReviewIntervals
{
    public TimeSpan Imminent { get; init; } = TimeSpan.FromHours(72);

    public TimeSpan High { get; init; } = TimeSpan.FromDays(7);

    public TimeSpan Medium { get; init; } = TimeSpan.FromDays(30);

    public TimeSpan Standard { get; init; } = TimeSpan.FromDays(60);
}

internal static class ReviewInterval
{
    /// <summary>Never assessed is not "no risk": a case without a level is reviewed as soon as the highest.</summary>
    public static TimeSpan For(RiskLevel level, ReviewIntervals intervals) => level switch
    {
        RiskLevel.Standard => intervals.Standard,
        RiskLevel.Medium => intervals.Medium,
        RiskLevel.High => intervals.High,
        _ => intervals.Imminent,
    };
}
