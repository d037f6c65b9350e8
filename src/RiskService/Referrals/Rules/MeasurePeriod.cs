namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>Days, both counted, as the times between which they lie (UTC).</summary>
internal sealed record MeasurePeriod(DateOnly FromDay, DateOnly ToDay)
{
    public const int MostDays = 366;

    public bool IsBackwards => ToDay < FromDay;

    /// <summary>The last day may be at most that many days after the first.</summary>
    public bool IsTooLong => ToDay.DayNumber - FromDay.DayNumber > MostDays;

    public DateTimeOffset From => Start(FromDay);

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset Until =>
        ToDay == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Start(ToDay.AddDays(1));

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
