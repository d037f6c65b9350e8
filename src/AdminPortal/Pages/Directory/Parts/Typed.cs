using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace RiskPlatform.AdminPortal.Pages.Directory.Parts;

/// <summary>What was typed, as the protocol takes it. What can't be read is said beside its field.</summary>
internal static class Typed
{
    internal static string Text(string? typed) => typed?.Trim().ReplaceLineEndings("\n") ?? "";

    internal static string Required(string? typed, ModelStateDictionary state, string field, string otherwise)
    {
        var text = Text(typed);
        if (text.Length == 0) state.AddModelError(field, otherwise);
        return text;
    }

    /// <summary>Why something of the directory changes.</summary>
    internal static string Why(string? typed, ModelStateDictionary state, string field) =>
        Required(typed, state, field, "Say why. The reason is kept in the history");

    internal static int? Number(string? typed, ModelStateDictionary state, string field)
    {
        var text = Text(typed);
        if (text.Length == 0) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        state.AddModelError(field, "Enter a whole number, such as 12");
        return null;
    }

    internal static double? Degrees(string? typed, ModelStateDictionary state, string field)
    {
        var text = Text(typed);
        if (text.Length == 0) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        state.AddModelError(field, "Enter degrees as a number, such as 53.8");
        return null;
    }

    internal static long? Pence(string? typed, ModelStateDictionary state, string field)
    {
        var text = Text(typed).TrimStart('£');
        if (text.Length == 0) return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds)
            && pounds * 100 == decimal.Truncate(pounds * 100) && pounds < 1_000_000)
        {
            return (long)(pounds * 100);
        }

        state.AddModelError(field, "Enter pounds and pence, such as 12.50");
        return null;
    }

    /// <summary>A list that was typed with commas, spaces or lines between.</summary>
    internal static IEnumerable<string> List(string? typed) => (typed ?? "")
        .Split([',', ';', '\n', '\r', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Distinct();
}
