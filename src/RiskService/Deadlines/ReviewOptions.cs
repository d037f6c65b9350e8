using System.ComponentModel.DataAnnotations;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines;

/// <summary>
/// The times of reviews and reminders where an agency sets none itself (REVIEW-2 to REVIEW-5). Section <c>Review</c>.
/// </summary>
public sealed class ReviewOptions
{
    /// <summary>Hours until the first assessment of a new case is due. 1 to 720; default 24.</summary>
    [Range(1, 720)]
    public int NeverAssessedHours { get; set; } = 24;

    /// <summary>At IMMINENT. 1 to 168; default 72.</summary>
    [Range(1, 168)]
    public int ImminentHours { get; set; } = 72;

    /// <summary>At HIGH. 1 to 720; default 168 (7 days).</summary>
    [Range(1, 720)]
    public int HighHours { get; set; } = 168;

    /// <summary>At MEDIUM. 1 to 2,160; default 720 (30 days).</summary>
    [Range(1, 2_160)]
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

    /// <summary>The time zone of agencies, by its IANA name. Default Europe/London.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/London";

    /// <summary>Whose bank holidays are no working days. Default England and Wales.</summary>
    public BankHolidays BankHolidays { get; set; } = BankHolidays.EnglandAndWales;

    /// <summary>When people begin to work, Monday to Friday, as HH:MM local time. Default 09:00.</summary>
    [RegularExpression(Hour)]
    public string WorkStart { get; set; } = "09:00";

    /// <summary>When they end, later than they begin. Default 17:00.</summary>
    [RegularExpression(Hour)]
    public string WorkEnd { get; set; } = "17:00";

    /// <summary>
    /// From when nothing is sent but what concerns IMMINENT, as HH:MM local time. Default 22:00. The same as
    /// <see cref="QuietEnd"/> for no quiet time.
    /// </summary>
    [RegularExpression(Hour)]
    public string QuietStart { get; set; } = "22:00";

    /// <summary>Until when. Default 07:00.</summary>
    [RegularExpression(Hour)]
    public string QuietEnd { get; set; } = "07:00";

    /// <summary>From how many reminders to one person at one time they come as a digest. 2 to 100; default 5.</summary>
    [Range(2, 100)]
    public int DigestFrom { get; set; } = 5;

    /// <summary>The day of the weekly digest. Default Monday.</summary>
    public Weekday WeeklyDigestDay { get; set; } = Weekday.Monday;

    /// <summary>Its local hour. 1 to 23; default 9.</summary>
    [Range(1, 23)]
    public int WeeklyDigestHour { get; set; } = 9;

    private const string Hour = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    /// <summary>What attributes can't say.</summary>
    internal bool IsConsistent =>
        string.CompareOrdinal(WorkStart, WorkEnd) < 0 && LeadAfterHours >= ManagerAfterHours
        && ImminentHours <= HighHours && HighHours <= MediumHours && MediumHours <= StandardHours
        && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _);
}
