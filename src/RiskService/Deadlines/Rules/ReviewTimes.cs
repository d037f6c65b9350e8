using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines.Rules;

/// <summary>An agency's times, as they apply: what it set itself, and the platform's where it did not.</summary>
internal sealed record ReviewTimes
{
    public ReviewIntervals Intervals { get; init; } = new();

    /// <summary>Until a new case is first assessed.</summary>
    public TimeSpan NeverAssessed { get; init; } = TimeSpan.FromHours(24);

    /// <summary>To which a change pulls a review (REVIEW-3).</summary>
    public TimeSpan Trigger { get; init; } = TimeSpan.FromHours(24);

    /// <summary>For a missing consultation (ASSESS-6).</summary>
    public TimeSpan Consultation { get; init; } = TimeSpan.FromHours(24);

    /// <summary>For a safeguarding or self-harm action at IMMINENT (REVIEW-5).</summary>
    public TimeSpan ImminentAction { get; init; } = TimeSpan.FromHours(4);

    /// <summary>For them at other levels.</summary>
    public TimeSpan Action { get; init; } = TimeSpan.FromHours(24);

    /// <summary>To ask others for information that is missing (ASSESS-3).</summary>
    public TimeSpan Information { get; init; } = TimeSpan.FromDays(7);

    public LadderTimes Ladder { get; init; } = new();

    /// <summary>Whose new cases are; null for nobody's.</summary>
    public string? DefaultReviewerId { get; init; }

    public TimeSpan ActionAt(RiskLevel level) => level == RiskLevel.Imminent ? ImminentAction : Action;
}
