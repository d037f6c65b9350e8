using System.CommandLine;
using RiskPlatform.Cli.Commands;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client;

namespace RiskPlatform.Cli.App;

/// <summary>
/// The command with everything that it takes from the process around it, so that tests can stand in for it.
/// </summary>
internal sealed class Cli
{
    internal required TextWriter Out { get; init; }

    internal required TextWriter Error { get; init; }

    internal required TextReader In { get; init; }

    /// <summary>Whether somebody types the input, and waits to be told so.</summary>
    internal bool InIsTerminal { get; init; }

    internal required bool OutIsTerminal { get; init; }

    internal required bool ErrorIsTerminal { get; init; }

    internal required Func<string, string?> Environment { get; init; }

    /// <summary>The folder that the development key is looked for in, and above.</summary>
    internal required string Folder { get; init; }

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    internal Func<RiskPlatformClientOptions, RiskPlatformClient> Connect { get; init; } =
        options => RiskPlatformClient.Create(options);

    internal GlobalOptions Options { get; } = new();

    internal static Cli ForThisProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        InIsTerminal = !Console.IsInputRedirected,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Environment = System.Environment.GetEnvironmentVariable,
        Folder = Directory.GetCurrentDirectory(),
    };

    internal async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        // "@file" would be read as a file of more arguments, and a note may well begin with "@".
        var parse = RootBuilder.Build(this).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parse.Errors.Count > 0)
        {
            var name = Help.PathOf(parse.CommandResult.Command);
            ErrorOutput(args.Contains("--json")).Usage(
                string.Join(System.Environment.NewLine, parse.Errors.Select(ParseErrors.Say)), $"See: {name} --help");
            return ExitCode.Usage;
        }

        return await parse.InvokeAsync(
            new InvocationConfiguration { Output = Out, Error = Error, EnableDefaultExceptionHandler = false },
            cancellationToken);
    }

    /// <summary>
    /// Gives a command what it does. Errors become a message on stderr and an exit code, here and nowhere else.
    /// </summary>
    internal void Handle(Command command, Func<Call, Task<int>> action) =>
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var call = new Call(this, parse, cancellationToken);
            try
            {
                return await action(call);
            }
            catch (Exception e)
            {
                return ErrorOutput(parse.GetValue(Options.Json)).Report(e, CaseOf(parse), new Hints(this, parse));
            }
        });

    private static string? CaseOf(ParseResult parse) =>
        parse.CommandResult.Command.Arguments.OfType<Argument<string>>().FirstOrDefault(a => a.Name == "CASE") is { } id
            ? parse.GetValue(id)
            : null;

    internal ErrorOutput ErrorOutput(bool json) =>
        new(Consoles.ForErrors(Error, ErrorIsTerminal, Environment), Error, json);
}
