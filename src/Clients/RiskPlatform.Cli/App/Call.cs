using System.CommandLine;
using Google.Protobuf;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client;
using Spectre.Console;

namespace RiskPlatform.Cli.App;

/// <summary>One run of one command.</summary>
internal sealed class Call(Cli cli, ParseResult parse, CancellationToken cancellationToken) : IDisposable
{
    private RiskPlatformClient? client;

    internal Cli Cli => cli;

    internal CancellationToken Cancellation => cancellationToken;

    internal ParseResult Parse => parse;

    internal bool Json => parse.GetValue(cli.Options.Json);

    internal IAnsiConsole Console => field ??= Consoles.For(cli.Out, cli.OutIsTerminal, cli.Environment);

    /// <summary>The service, connected to at the first use: what needs no service works without one.</summary>
    internal RiskPlatformClient Client => client ??= cli.Connect(Connection.Resolve(cli, parse));

    internal T Get<T>(Option<T> option) => parse.GetValue(option)!;

    internal T Get<T>(Argument<T> argument) => parse.GetValue(argument)!;

    internal bool Has(Argument argument) => parse.GetResult(argument) is { Tokens.Count: > 0 };

    /// <summary>
    /// Shows an answer: as one line of protobuf JSON for programs, or as <paramref name="render"/> does for people.
    /// </summary>
    internal int Show(IMessage response, Action<IAnsiConsole> render)
    {
        if (Json) cli.Out.WriteLine(ProtoJson.Line(response));
        else render(Console);
        return ExitCode.Ok;
    }

    /// <summary>
    /// A text option, where "-" means standard input: what is typed on a command line stays in its history.
    /// </summary>
    internal async Task<string> TextAsync(Option<string?> option)
    {
        var text = parse.GetValue(option);
        return text == "-" ? (await cli.In.ReadToEndAsync(cancellationToken)).TrimEnd('\r', '\n') : text ?? "";
    }

    public void Dispose() => client?.Dispose();
}
