using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>Which guidance to read.</summary>
internal sealed class GuidanceChoice
{
    private readonly Option<GuidanceSection> section =
        CodeOptions.Code<GuidanceSection>("--section", "Only this step.");
    private readonly Option<string?> language = new("--language") { Description = "A language tag; else en." };
    private readonly Option<string?> version = new("--guidance-version")
    {
        Description = "A version, such as 2026.1; else the current one.",
    };

    internal static GuidanceChoice AddTo(Command command)
    {
        var choice = new GuidanceChoice();
        foreach (var option in new Option[] { choice.section, choice.language, choice.version }) command.Add(option);
        return choice;
    }

    internal GuidanceSelector Read(Call call) => new()
    {
        Section = call.Get(section),
        Language = call.Get(language) ?? "",
        Version = call.Get(version) ?? "",
    };
}
