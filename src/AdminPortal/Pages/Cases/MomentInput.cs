using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RiskPlatform.AdminPortal.Kit;

namespace RiskPlatform.AdminPortal.Pages.Cases;

/// <summary>A day with the time of day, where it is known.</summary>
public sealed class MomentInput
{
    private static readonly string[] Forms = ["H:mm", "HH:mm", "H.mm", "HHmm", "h:mmtt", "h:mm tt", "htt", "h tt"];

    public DayInput On { get; set; } = new();

    public string? At { get; set; }

    /// <summary>The moment, or null where none was typed. What can't be read is said beside its field.</summary>
    internal Timestamp? Read(ModelStateDictionary state, string field, DateTimeOffset now, bool required = false)
    {
        ArgumentNullException.ThrowIfNull(state);
        var time = TimeOnly.MinValue;
        var hasTime = !string.IsNullOrWhiteSpace(At);
        if (hasTime && !TimeOnly.TryParseExact(
            At!.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
        {
            state.AddModelError($"{field}.{nameof(At)}", "Enter the time like 14:30 or 2:30 pm");
            return null;
        }

        if (On.Value is { } day) return hasTime ? Times.At(day, time) : Times.On(day, now);
        if (!On.IsEmpty) state.AddModelError($"{field}.{nameof(On)}", "Enter a day that exists, such as 3 11 2026");
        else if (required || hasTime) state.AddModelError($"{field}.{nameof(On)}", "Enter the day");
        return null;
    }
}
