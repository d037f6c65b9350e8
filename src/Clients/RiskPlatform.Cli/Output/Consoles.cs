using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Makes consoles: colours only on a terminal and where NO_COLOR is not set (no-color.org).</summary>
internal static class Consoles
{
    private const int WidthOfFiles = 120;

    /// <summary>Errors that go to a file stay on one line each, so that they can be searched.</summary>
    private const int NoWrapping = 10_000;

    internal static IAnsiConsole ForErrors(TextWriter writer, bool isTerminal, Func<string, string?> environment) =>
        For(writer, isTerminal, environment, NoWrapping);

    internal static IAnsiConsole For(
        TextWriter writer, bool isTerminal, Func<string, string?> environment, int widthOfFiles = WidthOfFiles)
    {
        var colours = isTerminal && environment("NO_COLOR") is not { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal) console.Profile.Width = widthOfFiles;
        return console;
    }
}
