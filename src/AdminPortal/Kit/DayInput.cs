using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// A day as it is typed in three boxes. Bind it with <c>[BindProperty]</c> and show it with <c>field-date</c>.
/// </summary>
public sealed class DayInput
{
    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    /// <summary>Nothing was typed at all.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year);

    /// <summary>The day, or null where what was typed is none.</summary>
    public DateOnly? Value =>
        Number(Day) is { } day && Number(Month) is { } month && Number(Year) is { } year
        && year is >= 1900 and <= 2200 && month is >= 1 and <= 12
        && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    public static DayInput Of(DateOnly? day) => day is { } d
        ? new DayInput { Day = Text(d.Day), Month = Text(d.Month), Year = Text(d.Year) } : new DayInput();

    public static DayInput Of(Timestamp? time) =>
        Of(time is null ? (DateOnly?)null : Times.DayOf(time.ToDateTimeOffset()));

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
