using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Output;

/// <summary>Levels, always named as well as coloured: colour alone tells some people nothing.</summary>
internal static class Levels
{
    internal static string Badge(RiskLevel level) => level switch
    {
        RiskLevel.Imminent => "[bold white on red] IMMINENT [/]",
        RiskLevel.High => "[bold red] HIGH [/]",
        RiskLevel.Medium => "[bold yellow] MEDIUM [/]",
        RiskLevel.Standard => "[bold green] STANDARD [/]",
        RiskLevel.Unspecified => "[bold magenta] NEVER ASSESSED [/]",
        _ => $"[bold red] {Codes.Name(level)} [/]",
    };

    internal static string Meaning(RiskLevel level) => level switch
    {
        RiskLevel.Imminent => "Serious harm could come at any time. Act now.",
        RiskLevel.High => "Serious harm is a real possibility. Act today.",
        RiskLevel.Medium => "Abuse is known or alleged, or not enough is known yet.",
        RiskLevel.Standard => "All eight severe-harm indicators were checked and are absent. Keep reviewing.",
        RiskLevel.Unspecified => "Nobody has assessed this case. That does not mean that there is no risk.",
        _ => "A level that this version of the command does not know. Treat it as high, and update the command.",
    };
}
