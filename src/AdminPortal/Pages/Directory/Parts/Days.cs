using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RiskPlatform.AdminPortal.Kit;

namespace RiskPlatform.AdminPortal.Pages.Directory.Parts;

/// <summary>Days as the directory sends them, YYYY-MM-DD, for people to read and to type.</summary>
internal static class Days
{
    private const string Form = "yyyy-MM-dd";

    private static readonly string[] Weekdays =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    internal static IReadOnlyList<Choice> Week { get; } =
    [
        .. Weekdays.Select((name, i) => new Choice((i + 1).ToString(CultureInfo.InvariantCulture), name)),
    ];

    /// <summary>"3 March 2026"; nothing for none.</summary>
    internal static string Of(string day) =>
        Read(day)?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? day;

    internal static DateOnly? Read(string day) =>
        DateOnly.TryParseExact(day, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            ? read : null;

    internal static string Sent(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>What was typed as it is sent; empty where nothing was typed, or no day, which is said then.</summary>
    internal static string Sent(DayInput typed, ModelStateDictionary state, string field, string required = "")
    {
        if (typed.Value is { } day) return Sent(day);
        if (!typed.IsEmpty) state.AddModelError(field, "Enter a real day, such as 27 3 2026");
        else if (required.Length > 0) state.AddModelError(field, required);
        return "";
    }

    internal static string Weekday(int number) => number is >= 1 and <= 7 ? Weekdays[number - 1] : "Any day";
}
