using System.ComponentModel.DataAnnotations;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Deadlines.Rules;

namespace RiskPlatform.RiskService.Deadlines;

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

    /// <summary>Hours within which a missing consultation is due (ASSESS-6). 1 to 24; default 24.</summary>
    [Range(1, 24)]
    public int ConsultationHours { get; set; } = 24;

    /// <summary>Hours within which a trigger pulls the review (REVIEW-3). 1 to 24; default 24.</summary>
    [Range(1, 24)]
    public int TriggerHours { get; set; } = 24;

    /// <summary>
    /// Hours for a safeguarding or self-harm action at IMMINENT (REVIEW-5). 1 to 4; default 4.
    /// </summary>
    [Range(1, 4)]
    public int ImminentActionHours { get; set; } = 4;

    /// <summary>Hours for a safeguarding or self-harm action at other levels. 1 to 72; default 24.</summary>
    [Range(1, 72)]
    public int ActionHours { get; set; } = 24;

    /// <summary>Hours to ask others for information that is missing (ASSESS-3). 1 to 720; default 168.</summary>
    [Range(1, 720)]
    public int InformationHours { get; set; } = 168;

    /// <summary>Per cent of the interval at which the reviewer is reminded (REVIEW-4). 10 to 95; default 80.</summary>
    [Range(10, 95)]
    public int ReminderPercent { get; set; } = 80;

    /// <summary>Hours past its time until the manager is told, below HIGH (REVIEW-5). 1 to 72; default 24.</summary>
    [Range(1, 72)]
    public int ManagerAfterHours { get; set; } = 24;

    /// <summary>Hours past its time until the safeguarding lead is told (REVIEW-5). 1 to 168; default 72.</summary>
    [Range(1, 168)]
    public int LeadAfterHours { get; set; } = 72;

    internal ReviewTimes Times => new()
    {
        Intervals = new ReviewIntervals
        {
            Imminent = TimeSpan.FromHours(ImminentHours),
            High = TimeSpan.FromHours(HighHours),
            Medium = TimeSpan.FromHours(MediumHours),
            Standard = TimeSpan.FromHours(StandardHours),
        },
        NeverAssessed = TimeSpan.FromHours(NeverAssessedHours),
        Trigger = TimeSpan.FromHours(TriggerHours),
        Consultation = TimeSpan.FromHours(ConsultationHours),
        ImminentAction = TimeSpan.FromHours(ImminentActionHours),
        Action = TimeSpan.FromHours(ActionHours),
        Information = TimeSpan.FromHours(InformationHours),
        Ladder = new LadderTimes
        {
            ReminderPercent = ReminderPercent,
            ManagerAfter = TimeSpan.FromHours(ManagerAfterHours),
            LeadAfter = TimeSpan.FromHours(LeadAfterHours),
        },
    };
}
