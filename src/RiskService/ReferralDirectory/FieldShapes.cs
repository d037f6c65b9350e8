using System.Globalization;
using System.Text.RegularExpressions;
using RiskPlatform.RiskService.Platform.Limits;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Checks of single fields of the directory, each with the fix. None quotes what was sent.</summary>
internal static partial class FieldShapes
{
    private const int ShortReasonLength = 2_000;
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    internal static void Reason(this RequestChecks checks, string value, bool required)
    {
        if (required) checks.RequiredText("reason", value, ShortReasonLength);
        else checks.Text("reason", value, ShortReasonLength);
    }

    /// <summary>Null where there is none, or it is wrong.</summary>
    internal static DateOnly? Day(this RequestChecks checks, string field, string value, bool required = false)
    {
        if (value.Length == 0)
        {
            if (required) checks.Add(field, "Is required, as YYYY-MM-DD.");
            return null;
        }

        if (ListingView.Day(value) is { Year: >= FirstYear and <= LastYear } day) return day;
        checks.Add(field, $"Is no day between the years {FirstYear} and {LastYear}. Send it as YYYY-MM-DD.");
        return null;
    }

    internal static DateOnly? PastDay(
        this RequestChecks checks, string field, string value, DateOnly today, bool required = false)
    {
        var day = checks.Day(field, value, required);
        if (day > today) checks.Add(field, "Lies in the future. Send today or an earlier day.");
        return day;
    }

    internal static void Time(this RequestChecks checks, string field, string value)
    {
        if (value.Length == 0) return;
        if (TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return;
        checks.Add(field, "Is no time of day. Send it as HH:MM, 00:00 to 23:59.");
    }

    internal static void Between(this RequestChecks checks, string field, long value, long least, long most)
    {
        if (value < least || value > most) checks.Add(field, $"Send {least} to {most}.");
    }

    internal static void Language(this RequestChecks checks, string field, string value)
    {
        if (!LanguageTag().IsMatch(value)) checks.Add(field, "Is no BCP 47 tag. Send one such as \"en\" or \"cy\".");
    }

    internal static void Email(this RequestChecks checks, string field, string value, int longest)
    {
        checks.Text(field, value, longest);
        if (value.Length is > 0 and <= 500 && !Mailbox().IsMatch(value))
        {
            checks.Add(field, "Is no e-mail address. Send one such as name@example.org.");
        }
    }

    internal static void Link(this RequestChecks checks, string field, string value, int longest)
    {
        checks.Text(field, value, longest);
        if (value.Length is 0 or > 500) return;
        if (Uri.TryCreate(value, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"
            && link.UserInfo.Length == 0 && !value.Any(char.IsWhiteSpace))
        {
            return;
        }

        checks.Add(field, "Is no link. Send a whole one that begins with https:// or http://.");
    }

    /// <summary>Each of a list of known codes; none twice.</summary>
    internal static void Codes<TEnum>(this RequestChecks checks, string field, IReadOnlyList<TEnum> values)
        where TEnum : struct, Enum
    {
        if (!checks.Count(field, values.Count, Enum.GetValues<TEnum>().Length)) return;
        for (var i = 0; i < values.Count; i++) checks.Code($"{field}[{i}]", values[i]);
    }

    // Ends with \z: $ would let a line break through.
    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^[^@\s<>,;""]+@[^@\s<>,;""]+\.[^@\s<>,;""\.]+\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mailbox();
}
