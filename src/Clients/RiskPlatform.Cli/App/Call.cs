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
    private readonly Dictionary<string, RiskPlatformClient> others = [];
    private bool inputTaken;

    internal Cli Cli => cli;

    internal CancellationToken Cancellation => cancellationToken;

    internal ParseResult Parse => parse;

    internal bool Json => parse.GetValue(cli.Options.Json);

    internal IAnsiConsole Console => field ??= Consoles.For(cli.Out, cli.OutIsTerminal, cli.Environment);

    internal Hints Hints => field ??= new Hints(cli, parse);

    /// <summary>The service, connected to at the first use: what needs no service works without one.</summary>
    internal RiskPlatformClient Client => client ??= Connect(null);

    /// <summary>As <see cref="Client"/>, for what takes long: a service that restarts has half a minute.</summary>
    internal RiskPlatformClient PatientClient => client ??= Connect(10);

    /// <summary>
    /// The service as somebody with this role: development tokens alone can be made for several people.
    /// </summary>
    internal RiskPlatformClient ClientAs(string role)
    {
        if (!Connection.Mints(cli, parse))
        {
            throw new UsageException("This command speaks for several people, so it works only with development tokens:"
                + " set none of RISK_TOKEN, --token and client credentials.");
        }

        if (!others.TryGetValue(role, out var other))
            others[role] = other = cli.Connect(Connection.Resolve(cli, parse, role));
        return other;
    }

    internal T Get<T>(Option<T> option) => parse.GetValue(option)!;

    internal T Get<T>(Argument<T> argument) => parse.GetValue(argument)!;

    /// <summary>Whether it was given at all: what is not said stays as it is.</summary>
    internal bool Has(Option option) => parse.GetResult(option) is { Implicit: false };

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
        return text == "-" ? await InputAsync(option.Name) : text ?? "";
    }

    internal Task<string> WordsAsync(Option<string?> option) => WordsAsync(option.Name, parse.GetValue(option));

    /// <summary>
    /// Somebody's words, where "-" means standard input and "@FILE" a file. No message repeats any of them.
    /// </summary>
    internal async Task<string> WordsAsync(string option, string? text)
    {
        if (text is null or "") return "";
        if (text.StartsWith("@@", StringComparison.Ordinal)) return text[1..];
        if (text[0] == '@') return await WordsFile.ReadAsync(option, cli.Folder, text[1..], cancellationToken);
        return text == "-" ? await InputAsync(option) : text;
    }

    private async Task<string> InputAsync(string option)
    {
        if (inputTaken) throw new UsageException($"{option}: standard input was already read for another option.");
        inputTaken = true;
        if (cli.InIsTerminal && !Json)
        {
            cli.Error.WriteLine(
                $"{option}: type it, then press Ctrl-D (on Windows Ctrl-Z and Enter) on a line of its own.");
        }

        return (await cli.In.ReadToEndAsync(cancellationToken)).TrimEnd('\r', '\n');
    }

    private RiskPlatformClient Connect(int? attempts)
    {
        var options = Connection.Resolve(cli, parse);
        options.MaxAttempts = attempts ?? options.MaxAttempts;
        return cli.Connect(options);
    }

    public void Dispose()
    {
        client?.Dispose();
        foreach (var other in others.Values) other.Dispose();
    }
}
