using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.Cli.CaseFiles;

namespace RiskPlatform.Cli.App;

/// <summary>Options and arguments that several commands share.</summary>
internal static class CodeOptions
{
    internal static Argument<string> Case() =>
        new("CASE") { Description = "The case's id, as 'risk case list' shows it." };

    internal static Argument<string> Listing() =>
        new("LISTING") { Description = "The listing's id, as 'risk directory search' shows it." };

    internal static Argument<string> Referral() =>
        new("REFERRAL") { Description = "The referral's id, as 'risk referral list' shows it." };

    /// <param name="name">The option's name.</param>
    /// <param name="description">What it says, without the codes.</param>
    /// <param name="required">Whether it must be given.</param>
    /// <param name="except">Codes that mean nothing here.</param>
    internal static Option<T> Code<T>(
        string name, string description, bool required = false, params IReadOnlyList<T> except)
        where T : struct, System.Enum
    {
        var option = new Option<T>(name)
        {
            Description = Describe(description, except),
            HelpName = "CODE",
            Required = required,
            CustomParser = result => Parse(result, result.Tokens[0].Value, except),
        };
        option.CompletionSources.Add(_ =>
            Codes.All(except).Select(c => new System.CommandLine.Completions.CompletionItem(c)));
        return option;
    }

    internal static Option<T[]> CodeList<T>(string name, string description, bool required = false)
        where T : struct, System.Enum
    {
        var option = new Option<T[]>(name)
        {
            Description = Describe<T>(description, []),
            HelpName = "CODE",
            Required = required,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result => [.. result.Tokens.Select(t => Parse<T>(result, t.Value, []))],
        };
        option.CompletionSources.Add(_ =>
            Codes.All<T>().Select(c => new System.CommandLine.Completions.CompletionItem(c)));
        return option;
    }

    internal static Option<Timestamp?> Time(string name, string description, bool required = false) => new(name)
    {
        Description = $"{description} RFC 3339 with offset, such as 2026-11-24T14:30:00Z.",
        HelpName = "TIME",
        Required = required,
        CustomParser = result =>
        {
            if (Rfc3339.TryParse(result.Tokens[0].Value, out var time)) return time;
            result.AddError($"{name}: '{result.Tokens[0].Value}' is not a time. Write it with its offset:"
                + " 2026-11-24T14:30:00Z.");
            return null;
        },
    };

    internal static Option<string?> Day(string name, string description, bool required = false)
    {
        var option = new Option<string?>(name)
        {
            Description = $"{description} YYYY-MM-DD.",
            HelpName = "DAY",
            Required = required,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsDay(token.Value))
                result.AddError($"{name}: '{token.Value}' is not a day. Write it as 2026-11-24.");
        });
        return option;
    }

    internal static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Why, where the history keeps it.</summary>
    internal static Option<string?> Reason(bool required = true) => Words("--reason", "Why.", required);

    internal static Option<string?> Text(string name, string description, bool required = false) => new(name)
    {
        Description = $"{description} \"-\" reads it from standard input and keeps it out of the shell's history.",
        HelpName = "TEXT",
        Required = required,
    };

    /// <summary>As <see cref="Text"/>, also from a file; for <see cref="Call.WordsAsync(Option{string})"/>.</summary>
    internal static Option<string?> Words(string name, string description, bool required = false) => new(name)
    {
        Description = $"{description} \"-\" reads it from standard input, \"@FILE\" from a file: both keep it out of"
            + " the shell's history. \"@@\" begins a text that begins with \"@\".",
        HelpName = "TEXT",
        Required = required,
    };

    private static T Parse<T>(ArgumentResult result, string text, IReadOnlyList<T> except)
        where T : struct, System.Enum
    {
        // People may write codes as they write options.
        if (Codes.TryParse<T>(text.ToUpperInvariant().Replace('-', '_'), out var code) && !except.Contains(code))
            return code;
        result.AddError($"{ParseErrors.NameOf(result)}: '{text}' is not a code here. {Codes.Suggest(text, except)}");
        return default;
    }

    private static string Describe<T>(string description, IReadOnlyList<T> except)
        where T : struct, System.Enum => $"{description} One of {string.Join(", ", Codes.All(except))}.";
}
