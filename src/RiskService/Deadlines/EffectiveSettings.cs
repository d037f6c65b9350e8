using System.Collections.Immutable;
using System.Globalization;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines;

/// <summary>
/// The settings as they apply: what an agency set itself, over what the platform's configuration sets. The one place
/// where they are read from either.
/// </summary>
internal static class EffectiveSettings
{
    internal static readonly ImmutableArray<Weekday> WorkingWeek =
        [Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday];

    internal static ReviewSettings Of(ReviewSettings own, ReviewOptions options)
    {
        var effective = new ReviewSettings
        {
            ImminentHours = Or(own.ImminentHours, options.ImminentHours),
            HighHours = Or(own.HighHours, options.HighHours),
            MediumHours = Or(own.MediumHours, options.MediumHours),
            StandardHours = Or(own.StandardHours, options.StandardHours),
            NeverAssessedHours = Or(own.NeverAssessedHours, options.NeverAssessedHours),
            TriggerHours = Or(own.TriggerHours, options.TriggerHours),
            ConsultationHours = Or(own.ConsultationHours, options.ConsultationHours),
            ImminentActionHours = Or(own.ImminentActionHours, options.ImminentActionHours),
            ActionHours = Or(own.ActionHours, options.ActionHours),
            InformationHours = Or(own.InformationHours, options.InformationHours),
            ReminderPercent = Or(own.ReminderPercent, options.ReminderPercent),
            ManagerAfterHours = Or(own.ManagerAfterHours, options.ManagerAfterHours),
            LeadAfterHours = Or(own.LeadAfterHours, options.LeadAfterHours),
            TimeZone = own.TimeZone.Length > 0 ? own.TimeZone : options.TimeZone,
            WorkingHours = { own.WorkingHours },
            BankHolidays = own.BankHolidays == BankHolidays.Unspecified ? options.BankHolidays : own.BankHolidays,
            ClosedDays = { own.ClosedDays },
            QuietTimes = { own.QuietTimes },
            DigestFrom = Or(own.DigestFrom, options.DigestFrom),
            WeeklyDigestDay =
                own.WeeklyDigestDay == Weekday.Unspecified ? options.WeeklyDigestDay : own.WeeklyDigestDay,
            WeeklyDigestHour = Or(own.WeeklyDigestHour, options.WeeklyDigestHour),
            DefaultReviewerId = own.DefaultReviewerId,
            Etag = own.Etag,
        };
        if (effective.WorkingHours.Count == 0)
        {
            effective.WorkingHours.AddRange(WorkingWeek.Select(
                day => new WorkingHours { Day = day, Start = options.WorkStart, End = options.WorkEnd }));
        }

        if (effective.QuietTimes.Count == 0 && options.QuietStart != options.QuietEnd)
        {
            effective.QuietTimes.Add(new QuietTime { Start = options.QuietStart, End = options.QuietEnd });
        }

        return effective;
    }

    internal static ReviewTimes Times(ReviewSettings effective) => new()
    {
        Intervals = new ReviewIntervals
        {
            Imminent = TimeSpan.FromHours(effective.ImminentHours),
            High = TimeSpan.FromHours(effective.HighHours),
            Medium = TimeSpan.FromHours(effective.MediumHours),
            Standard = TimeSpan.FromHours(effective.StandardHours),
        },
        NeverAssessed = TimeSpan.FromHours(effective.NeverAssessedHours),
        Trigger = TimeSpan.FromHours(effective.TriggerHours),
        Consultation = TimeSpan.FromHours(effective.ConsultationHours),
        ImminentAction = TimeSpan.FromHours(effective.ImminentActionHours),
        Action = TimeSpan.FromHours(effective.ActionHours),
        Information = TimeSpan.FromHours(effective.InformationHours),
        Ladder = new LadderTimes
        {
            ReminderPercent = effective.ReminderPercent,
            ManagerAfter = TimeSpan.FromHours(effective.ManagerAfterHours),
            LeadAfter = TimeSpan.FromHours(effective.LeadAfterHours),
        },
        DefaultReviewerId = effective.DefaultReviewerId.Length == 0 ? null : effective.DefaultReviewerId,
    };

    internal static Timetable Timetable(ReviewSettings effective) => new()
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(effective.TimeZone),
        Hours = effective.WorkingHours.ToImmutableDictionary(
            h => DayOf(h.Day), h => new DaySpan(Hour(h.Start), Hour(h.End))),
        BankHolidays = effective.BankHolidays,
        ClosedDays = [.. effective.ClosedDays.Select(d => DateOnly.Parse(d, CultureInfo.InvariantCulture))],
        QuietTimes = [.. effective.QuietTimes.Select(q => new DaySpan(Hour(q.Start), Hour(q.End)))],
    };

    /// <summary>When the next weekly digest comes, by the agency's clocks.</summary>
    internal static DateTimeOffset NextWeeklyDigest(ReviewSettings effective, DateTimeOffset after) =>
        new WorkingTime(Timetable(effective)).NextWeekly(
            after, DayOf(effective.WeeklyDigestDay), effective.WeeklyDigestHour);

    internal static DayOfWeek DayOf(Weekday day) => (DayOfWeek)((int)day % 7);

    private static TimeOnly Hour(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static int Or(int own, int standard) => own == 0 ? standard : own;
}
