using System.ComponentModel.DataAnnotations;
using RiskPlatform.RiskService.Assessments.Rules;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>How long until a case is reviewed again, by level, in hours (REVIEW-2). Section <c>Review</c>.</summary>
public sealed class ReviewOptions
{
    /// <summary>Hours until the first assessment of a new case is due. 1 to 720; default 24.</summary>
    [Range(1, 720)]
    public int NeverAssessedHours { get; set; } = 24;

    /// <summary>At IMMINENT. 1 to 8,760; default 72.</summary>
    [Range(1, 8_760)]
    public int ImminentHours { get; set; } = 72;

    /// <summary>At HIGH. 1 to 8,760; default 168 (7 days).</summary>
    [Range(1, 8_760)]
    public int HighHours { get; set; } = 168;

    /// <summary>At MEDIUM. 1 to 8,760; default 720 (30 days).</summary>
    [Range(1, 8_760)]
    public int MediumHours { get; set; } = 720;

    /// <summary>At STANDARD. 1 to 8,760; default 1,440 (60 days).</summary>
    [Range(1, 8_760)]
    public int StandardHours { get; set; } = 1_440;

    /// <summary>Hours within which a missing consultation is due (ASSESS-6). 1 to 720; default 24.</summary>
    [Range(1, 720)]
    public int ConsultationHours { get; set; } = 24;

    /// <summary>Hours within which a trigger pulls the review (REVIEW-3). 1 to 720; default 24.</summary>
    [Range(1, 720)]
    public int TriggerHours { get; set; } = 24;

    internal ReviewIntervals Intervals => new()
    {
        Imminent = TimeSpan.FromHours(ImminentHours),
        High = TimeSpan.FromHours(HighHours),
        Medium = TimeSpan.FromHours(MediumHours),
        Standard = TimeSpan.FromHours(StandardHours),
    };
}
