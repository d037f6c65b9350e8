#:project tests/DevKit/DevKit.csproj
#:property PublishAot=false

// Everything a developer runs: `dotnet dev.cs up`, `test`, `demo`, `bench`, `format`. What it is made of is
// in tests/DevKit. It needs the .NET SDK and, for the tests, Node.js and Chromium.
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using DevKit;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, StopOnSignal);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, StopOnSignal);
var (command, options) = (args.FirstOrDefault(), args.Skip(1).ToArray());
try
{
    return command switch
    {
        "up" => await Up.RunAsync(new(options, "--grpc-port", "--web-port", "--portal-port"), stop.Token),
        "test" => await Checks.RunAsync(new(options)),
        "demo" => await Demo.RunAsync(
            new(options, "--cases", "--grpc-port", "--web-port", "--portal-port"), stop.Token),
        "bench" => await Tool.RunAsync("dotnet", ["run", "-c:Release", "--project=tests/Benchmarks", "--", .. options]),
        "format" => await Tool.RunAsync("dotnet", ["format", "RiskPlatform.sln", .. options]),
        null or "help" or "-h" or "--help" => Help(),
        _ => throw new OneLineException($"'{command}' is not a command; dotnet dev.cs --help lists them"),
    };
}
catch (Exception e) when (e is OneLineException || stop.IsCancellationRequested)
{
    Console.Error.WriteLine(e is OneLineException ? e.Message : "Stopped");
    return e is OneLineException ? 1 : 130;
}

void StopOnSignal(PosixSignalContext context)
{
    // The first signal stops the children cleanly; a second one ends this process as usual.
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

static int Help()
{
    Console.WriteLine("""
        dotnet dev.cs <command>

          up       builds and starts RiskService and AdminPortal on SQLite under .riskplatform/; Ctrl-C stops them
                   [--grpc-port 5101] [--web-port 5102] [--portal-port 5103]
          test     runs every check and test; the last line counts them
          demo     assesses the worked cases, compares them with what they expect, and walks through a referral, on the
                   service that runs or on one of its own  [--cases FOLDER] [--grpc-port 5101] [--web-port 5102]
          bench    runs the benchmarks in Release; arguments are passed on
          format   formats the code
        """);
    return 0;
}

internal static class Up
{
    private const string SetUpLine = "SETUP ";

    public static async Task<int> RunAsync(Options options, CancellationToken stop)
    {
        var (grpc, web) = (options.Port("--grpc-port", 5101), options.Port("--web-port", 5102));
        var portal = options.Port("--portal-port", 5103);
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        if (listeners.FirstOrDefault(l => l.Port == grpc || l.Port == web || l.Port == portal) is { } taken)
        {
            throw new OneLineException(
                $"Port {taken.Port} is taken; stop what uses it or choose another: dotnet dev.cs --help");
        }

        var data = DataFolder.Ensure(Tool.Repo(".riskplatform"));
        await Tool.BuildAsync("src/RiskService", stop);
        await Tool.BuildAsync("src/AdminPortal", stop);
        var setUp = "";
        await using var pages = new Host("AdminPortal", portal, data.PortalSettings(grpc, web, portal), line =>
        {
            Console.WriteLine(line);
            var at = line.IndexOf(SetUpLine, StringComparison.Ordinal);
            if (at >= 0) setUp = line[(at + SetUpLine.Length)..];
        });
        await pages.ReadyAsync(stop);
        await using var service = new Host(
            "RiskService", web, data.Settings(grpc, Tool.Url(portal)), Console.WriteLine);
        await service.ReadyAsync(stop);
        var usual = (grpc, web) == (5101, 5102);
        Console.WriteLine($"""

            RiskService   gRPC {Tool.Url(grpc)}, health {Tool.Url(web)}/health/ready, feed {Tool.Url(web)}/open-referral
            AdminPortal   {Tool.Url(portal)}
            Data          {data.Folder}
            {(setUp.Length == 0 ? "" : $"""

            The first administrator sets a password here, once, within a day. Under Platform they then come to the
            demonstration agency:
              {setUp}

            """)}
            Try, in another terminal:
              dotnet run --project src/Clients/RiskPlatform.Cli -- assess tests/TestKit/Cases/drink-and-stress.json{(
                usual ? "" : $" --address {Tool.Url(grpc)}")}
              dotnet dev.cs demo{(usual ? "" : $" --grpc-port {grpc} --web-port {web}")}
              dotnet dev.cs test

            Ctrl-C stops both.

            """);
        var ended = await Task.WhenAny(service.Exited, pages.Exited, Task.Delay(Timeout.Infinite, stop));
        return ended.IsCanceled ? 0
            : throw new OneLineException((ended == service.Exited ? service : pages).HowItEnded);
    }
}

internal static class Demo
{
    public static async Task<int> RunAsync(Options options, CancellationToken stop)
    {
        var cases = Path.GetFullPath(options["--cases"] ?? Tool.Repo("tests/TestKit/Cases"));
        if (!Path.Exists(cases)) throw new OneLineException($"There are no cases at {cases}");
        var (grpc, web) = (options.Port("--grpc-port", 5101), options.Port("--web-port", 5102));
        var portal = options.Port("--portal-port", 5103);
        var data = new DataFolder(Tool.Repo(".riskplatform"));
        await Tool.BuildAsync("src/Clients/RiskPlatform.Cli", stop);
        Host? own = null;
        try
        {
            if (!File.Exists(data.SigningKey) || !await Tool.AnswersAsync(web, stop))
            {
                Console.WriteLine("No service runs here: one starts on data of its own, which is removed afterwards.");
                await Tool.BuildAsync("src/RiskService", stop);
                (grpc, web) = (Tool.FreePort(), Tool.FreePort());
                data = DataFolder.Ensure(Directory.CreateTempSubdirectory("riskplatform-demo-").FullName);
                own = new Host("RiskService", web, data.Settings(grpc), _ => { });
                await own.ReadyAsync(stop);
            }
            Task<int> RiskAsync(params string[] words) => Tool.RunAsync(
                "dotnet", [Tool.Built("RiskPlatform.Cli", "risk"), .. words],
                new() { ["RISK_ADDRESS"] = Tool.Url(grpc), ["RISK_DEVELOPMENT_KEY"] = data.SigningKey });
            // The agency's own credential where the portal can give tokens for it, the local key where it does not run.
            var credential = own is null && await Tool.AnswersAsync(portal, stop) ? data.DemoCredential(portal) : [];
            var assessed = await Tool.RunAsync(
                "dotnet", [Tool.Built("RiskPlatform.Cli", "risk"), "assess", "--expect", cases],
                new(credential) { ["RISK_ADDRESS"] = Tool.Url(grpc), ["RISK_DEVELOPMENT_KEY"] = data.SigningKey });
            return assessed == 0 && options["--cases"] is null ? await RiskAsync("demo") : assessed;
        }
        finally
        {
            await (own?.DisposeAsync() ?? default);
            if (own is not null) Directory.Delete(data.Folder, recursive: true);
        }
    }
}
