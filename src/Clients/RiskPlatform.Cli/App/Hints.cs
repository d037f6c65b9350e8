using System.CommandLine;
using System.Text.RegularExpressions;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.App;

/// <summary>
/// Commands to copy. They are complete: they name the same service and role as the command that prints them, but never
/// its token.
/// </summary>
internal sealed partial class Hints(Cli cli, ParseResult parse)
{
    internal string For(params string[] words) => Of(words, parse.GetValue(cli.Options.As));

    /// <summary>A command for a second person. Development tokens are one person a role: it takes another.</summary>
    internal string ForSecondPerson(params string[] words)
    {
        var role = parse.GetValue(cli.Options.As);
        if (!Connection.Mints(cli, parse)) return Of(words, role);
        return Of(words, role == "manager" ? "safeguarding_lead" : "manager");
    }

    internal string Assessment(string caseId, string assessmentId, bool full = false) => full
        ? For("case", "assessments", caseId, "--id", assessmentId, "--full")
        : For("case", "assessments", caseId, "--id", assessmentId);

    private string Of(IEnumerable<string> words, string? role)
    {
        var options = cli.Options;
        var all = words
            .Concat(Given("--address", parse.GetValue(options.Address)))
            .Concat(Given("--as", role))
            .Concat(Given("--agency", parse.GetValue(options.Agency)))
            .Concat(Given("--development-key", parse.GetValue(options.DevelopmentKey)))
            .Concat(parse.GetValue(options.Purpose) is var purpose and not AccessPurpose.Unspecified
                ? ["--purpose", Codes.Name(purpose)]
                : [])
            .Concat(parse.GetValue(options.AllowUnencrypted) ? ["--allow-unencrypted"] : []);
        return string.Join(' ', all.Prepend("risk").Select(Quoted));
    }

    private static string[] Given(string name, string? value) => value is null ? [] : [name, value];

    // What is copied must never run as anything else.
    private static string Quoted(string word) =>
        Plain().IsMatch(word) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\A[A-Za-z0-9_./:=-]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
