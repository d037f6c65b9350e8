using RiskPlatform.Client;
using RiskPlatform.Client.Calls;
using TestKit.Cases;

namespace Clients.Tests.Fakes;

/// <summary>Runs the command in a folder of its own, over a fake service, with nothing of this process in it.</summary>
internal sealed class CliRun : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    internal CliRun(FakeInvoker? service = null) =>
        Service = service ?? new FakeInvoker(_ => throw ServiceErrors.Unavailable());

    internal FakeInvoker Service { get; }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("risk-cli-").FullName;

    internal Dictionary<string, string> Environment { get; } = new() { ["RISK_TOKEN"] = "a-token" };

    internal PatientTime Time { get; } = new() { SkipsWaits = true };

    internal int Attempts { get; init; } = 1;

    internal RiskPlatformClientOptions? Options { get; private set; }

    internal string Input { get; init; } = "";

    internal bool InputIsTerminal { get; init; }

    internal bool Terminal { get; init; }

    internal string Out => output.ToString();

    internal string Error => error.ToString();

    internal string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    internal static string Sample(string name) => Path.Combine(WorkedCase.Folder, name + ".json");

    internal Task<int> RunAsync(params string[] args) => new RiskPlatform.Cli.App.Cli
    {
        Out = output,
        Error = error,
        In = new StringReader(Input),
        InIsTerminal = InputIsTerminal,
        OutIsTerminal = Terminal,
        ErrorIsTerminal = false,
        Environment = Environment.GetValueOrDefault,
        Folder = Folder,
        Time = Time,
        Connect = options =>
        {
            Options = options;
            Check(options);
            return new RiskPlatformClient(Service, new Pipeline(
                options.GetToken is null ? null : new RiskPlatform.Client.Tokens.DelegateTokens(options.GetToken),
                options.Deadline, new RetryPolicy(Attempts, () => 0.5), Time, options.Purpose));
        },
    }.RunAsync(args, TestContext.Current.CancellationToken);

    // The same check as the real connection, which would otherwise not run here.
    private static void Check(RiskPlatformClientOptions options) => RiskPlatformClient.Create(options).Dispose();

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
