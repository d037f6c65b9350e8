using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>Times as people here read them: on the clock of London, which says where it is in summer too.</summary>
public static class Times
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>"3 March 2026, 2:30 pm". A dash for none.</summary>
    public static string Of(Timestamp? time) =>
        time is null ? "–" : Local(time).ToString("d MMMM yyyy, h:mm", CultureInfo.InvariantCulture) + Half(time);

    /// <summary>"3 March 2026".</summary>
    public static string Day(Timestamp? time) =>
        time is null ? "–" : Local(time).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>How far off: "in 3 hours", "2 days ago".</summary>
    public static string Away(Timestamp time, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(time);
        var span = time.ToDateTimeOffset() - now;
        var size = span.Duration();
        var words = size.TotalDays >= 2 ? Words.Count((long)size.TotalDays, "day")
            : size.TotalHours >= 2 ? Words.Count((long)size.TotalHours, "hour")
            : Words.Count((long)size.TotalMinutes, "minute");
        return span >= TimeSpan.Zero ? "in " + words : words + " ago";
    }

    /// <summary>The day here of a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);

    /// <summary>A time on the clock here as a moment; one that the clock skips in spring is an hour later.</summary>
    public static Timestamp At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToTimestamp();
    }

    /// <summary>
    /// A day without a time as a moment: today is now, and any other day its noon, so that it stays that day
    /// everywhere and never comes before what was done in its morning.
    /// </summary>
    public static Timestamp On(DateOnly day, DateTimeOffset now) =>
        day == DayOf(now) ? now.ToTimestamp() : At(day, new TimeOnly(12, 0));

    private static DateTime Local(Timestamp time) => TimeZoneInfo.ConvertTimeFromUtc(time.ToDateTime(), Zone);

    private static string Half(Timestamp time) => Local(time).Hour < 12 ? " am" : " pm";
}
