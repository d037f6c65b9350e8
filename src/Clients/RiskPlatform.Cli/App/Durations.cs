using System.CommandLine.Parsing;
using System.Globalization;

namespace RiskPlatform.Cli.App;

/// <summary>Durations as people write them: a whole number and s, m, h or d.</summary>
internal static class Durations
{
    internal static TimeSpan Parse(ArgumentResult result)
    {
        var text = result.Tokens is [var token, ..] ? token.Value : "";
        if (TryParse(text, out var duration)) return duration;
        result.AddError($"{ParseErrors.NameOf(result)}: '{text}' is not a duration. Write a whole number and s, m, h"
            + " or d, such as 30s or 8h.");
        return default;
    }

    internal static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 2
            || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > 100_000)
        {
            return false;
        }

        TimeSpan? unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        duration = number * unit.GetValueOrDefault();
        return unit is not null;
    }
}
