using System.Globalization;
using System.Text.RegularExpressions;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

/// <summary>Checks what an agency sets, field by field, so that it learns of every mistake at once.</summary>
internal static partial class SettingsChecks
{
    internal const string Root = "own";
    private const int MostQuietTimes = 5;
    private const int MostClosedDays = 100;
    private const int DaysOfWeek = 7;
    private const int LongestZone = 64;

    private static readonly (string Field, Func<ReviewSettings, int> Value, int Least, int Most)[] Numbers =
    [
        ("imminent_hours", s => s.ImminentHours, 1, 168),
        ("high_hours", s => s.HighHours, 1, 720),
        ("medium_hours", s => s.MediumHours, 1, 2_160),
        ("standard_hours", s => s.StandardHours, 1, 8_760),
        ("never_assessed_hours", s => s.NeverAssessedHours, 1, 720),
        ("trigger_hours", s => s.TriggerHours, 1, 24),
        ("consultation_hours", s => s.ConsultationHours, 1, 24),
        ("imminent_action_hours", s => s.ImminentActionHours, 1, 4),
        ("action_hours", s => s.ActionHours, 1, 72),
        ("information_hours", s => s.InformationHours, 1, 720),
        ("reminder_percent", s => s.ReminderPercent, 10, 95),
        ("manager_after_hours", s => s.ManagerAfterHours, 1, 72),
        ("lead_after_hours", s => s.LeadAfterHours, 1, 168),
        ("digest_from", s => s.DigestFrom, 2, 100),
        ("weekly_digest_hour", s => s.WeeklyDigestHour, 1, 23),
    ];

    internal static void Check(this RequestChecks checks, ReviewSettings own)
    {
        foreach (var (field, value, least, most) in Numbers)
        {
            if (value(own) != 0 && (value(own) < least || value(own) > most))
            {
                var bounds = string.Create(CultureInfo.InvariantCulture, $"{least:N0} to {most:N0}");
                checks.Add($"{Root}.{field}", $"Send {bounds}, or 0 for what the platform sets.");
            }
        }

        checks.OptionalCode($"{Root}.bank_holidays", own.BankHolidays);
        checks.OptionalCode($"{Root}.weekly_digest_day", own.WeeklyDigestDay);
        checks.WorkerId($"{Root}.default_reviewer_id", own.DefaultReviewerId, required: false);
        CheckZone(checks, own.TimeZone);
        CheckWorkingHours(checks, own);
        CheckQuietTimes(checks, own);
        CheckClosedDays(checks, own);
    }

    /// <summary>
    /// As they apply, whichever of them the agency sets itself: the lead is never told before the manager, and a higher
    /// level is never reviewed later than a lower one.
    /// </summary>
    internal static void CheckOrder(this RequestChecks checks, ReviewSettings own, ReviewSettings applied)
    {
        (string Field, int Own, int Applied)[] levels =
        [
            ("imminent_hours", own.ImminentHours, applied.ImminentHours),
            ("high_hours", own.HighHours, applied.HighHours),
            ("medium_hours", own.MediumHours, applied.MediumHours),
            ("standard_hours", own.StandardHours, applied.StandardHours),
        ];
        foreach (var (higher, lower) in levels.Zip(levels.Skip(1)))
        {
            if (higher.Applied <= lower.Applied) continue;
            var field = higher.Own != 0 ? higher.Field : lower.Field;
            checks.Add(
                $"{Root}.{field}",
                $"A review would come after {higher.Applied} hours ({higher.Field}), later than the next lower level's "
                + $"after {lower.Applied} ({lower.Field}). Send no more for the higher level.",
                "REVIEW-2");
        }

        if (applied.LeadAfterHours >= applied.ManagerAfterHours) return;
        checks.Add(
            own.LeadAfterHours != 0 ? $"{Root}.lead_after_hours" : $"{Root}.manager_after_hours",
            $"The safeguarding lead would be told after {applied.LeadAfterHours} hours, before the manager after "
            + $"{applied.ManagerAfterHours}. Send at least as many for the lead.",
            "REVIEW-5");
    }

    private static void CheckZone(RequestChecks checks, string zone)
    {
        if (zone.Length == 0 || IsZone(zone)) return;
        checks.Add($"{Root}.time_zone", "Is not the IANA name of a time zone, such as Europe/London.");
    }

    /// <summary>Names alone are looked up: on some systems a time zone is a file, and a path would be read.</summary>
    private static bool IsZone(string zone) =>
        zone.Length <= LongestZone && ZoneName().IsMatch(zone)
        && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;

    private static void CheckWorkingHours(RequestChecks checks, ReviewSettings own)
    {
        const string Field = $"{Root}.working_hours";
        if (own.WorkingHours.Count > DaysOfWeek)
        {
            checks.Add(Field, $"Has {own.WorkingHours.Count} items; at most one for each day of the week is taken.");
            return;
        }

        var seen = new HashSet<Weekday>();
        for (var i = 0; i < own.WorkingHours.Count; i++)
        {
            var (hours, path) = (own.WorkingHours[i], $"{Field}[{i}]");
            if (checks.Code($"{path}.day", hours.Day) && !seen.Add(hours.Day))
            {
                checks.Add($"{path}.day", "Is named twice. Send each day once.");
            }

            var (start, end) = (Time(checks, $"{path}.start", hours.Start), Time(checks, $"{path}.end", hours.End));
            if (end <= start) checks.Add($"{path}.end", "Is not after start.");
        }
    }

    private static void CheckQuietTimes(RequestChecks checks, ReviewSettings own)
    {
        const string Field = $"{Root}.quiet_times";
        if (!checks.Count(Field, own.QuietTimes.Count, MostQuietTimes)) return;
        for (var i = 0; i < own.QuietTimes.Count; i++)
        {
            var (quiet, path) = (own.QuietTimes[i], $"{Field}[{i}]");
            var (start, end) = (Time(checks, $"{path}.start", quiet.Start), Time(checks, $"{path}.end", quiet.End));
            if (start is not null && start == end)
            {
                checks.Add($"{path}.end", "Is the same as start, so that nothing would ever be sent.");
            }
        }
    }

    private static void CheckClosedDays(RequestChecks checks, ReviewSettings own)
    {
        const string Field = $"{Root}.closed_days";
        if (!checks.Count(Field, own.ClosedDays.Count, MostClosedDays)) return;
        for (var i = 0; i < own.ClosedDays.Count; i++)
        {
            if (!DateOnly.TryParseExact(
                own.ClosedDays[i], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                checks.Add($"{Field}[{i}]", "Is not a day of the calendar as YYYY-MM-DD, such as 2026-12-24.");
            }
        }
    }

    private static TimeOnly? Time(RequestChecks checks, string field, string text)
    {
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        checks.Add(field, "Is not a time of the day as HH:MM, such as 09:00.");
        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+\-]*(/[A-Za-z0-9][A-Za-z0-9_+\-]*)*\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ZoneName();
}
