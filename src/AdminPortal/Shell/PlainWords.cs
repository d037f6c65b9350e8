using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>
/// What the service says of a field is written for whoever programs against it. Where a person can cause it at a form,
/// they read here what to do.
/// </summary>
internal static partial class PlainWords
{
    internal static string Of(string description)
    {
        if (description == "Is required." || Kind().IsMatch(description)) return "Enter or choose this: it is needed";
        if (description.StartsWith("Lies in the future.", StringComparison.Ordinal))
            return "The day must not be in the future" + description["Lies in the future".Length..];
        if (description.StartsWith("Is not a time between", StringComparison.Ordinal))
            return "Enter a real day, from 1900 on";
        return TooLong().Match(description) is { Success: true } m
            ? string.Create(CultureInfo.InvariantCulture,
                $"Use {m.Groups["most"].ValueSpan} characters or fewer: it has {m.Groups["length"].ValueSpan}")
            : description;
    }

    [GeneratedRegex(@"^Is required: an? [A-Za-z]+\.$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^Is (?<length>\d+) characters long; at most (?<most>\d+) are taken\.$",
        RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TooLong();
}
