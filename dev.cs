#:property PublishAot=false

// Everything a developer runs: `dotnet dev.cs up`, `test`, `demo`, `bench`, `format`. One file, nothing behind it but
// the .NET SDK and, for the tests, Node.js; the same on Linux, macOS and Windows.
using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

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
        "demo" => await Demo.RunAsync(new(options, "--cases", "--grpc-port", "--web-port"), stop.Token),
        "bench" => await Tool.RunAsync("dotnet", ["run", "-c:Release", "--project=tests/Benchmarks", "--", .. options]),
        "format" => await Tool.RunAsync("dotnet", ["format", "RiskPlatform.sln", .. options]),
        null or "help" or "-h" or "--help" => Help(),
        _ => throw new OneLine($"'{command}' is not a command; dotnet dev.cs --help lists them"),
    };
}
catch (Exception e) when (e is OneLine || stop.IsCancellationRequested)
{
    Console.Error.WriteLine(e is OneLine ? e.Message : "Stopped");
    return e is OneLine ? 1 : 130;
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
    public static async Task<int> RunAsync(Options options, CancellationToken stop)
    {
        var (grpc, web) = (options.Port("--grpc-port", 5101), options.Port("--web-port", 5102));
        var portal = options.Port("--portal-port", 5103);
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        if (listeners.FirstOrDefault(l => l.Port == grpc || l.Port == web || l.Port == portal) is { } taken)
            throw new OneLine($"Port {taken.Port} is taken; stop what uses it or choose another: dotnet dev.cs --help");
        var data = DataFolder.Ensure(Tool.Repo(".riskplatform"));
        await Tool.BuildAsync("src/RiskService", stop);
        await Tool.BuildAsync("src/AdminPortal", stop);
        await using var service = new Host("RiskService", web, data.Settings(grpc), Console.WriteLine);
        await using var pages = new Host(
            "AdminPortal", portal, new() { ["RiskService__Address"] = Tool.Url(grpc) }, Console.WriteLine);
        await service.ReadyAsync(stop);
        await pages.ReadyAsync(stop);
        var usual = (grpc, web) == (5101, 5102);
        Console.WriteLine($"""

            RiskService   gRPC {Tool.Url(grpc)}, health {Tool.Url(web)}/health/ready, feed {Tool.Url(web)}/open-referral
            AdminPortal   {Tool.Url(portal)}
            Data          {data.Folder}

            Try, in another terminal:
              dotnet run --project src/Clients/RiskPlatform.Cli -- assess tests/TestKit/Cases/drink-and-stress.json{(
                usual ? "" : $" --address {Tool.Url(grpc)}")}
              dotnet dev.cs demo{(usual ? "" : $" --grpc-port {grpc} --web-port {web}")}
              dotnet dev.cs test

            Ctrl-C stops both.

            """);
        var ended = await Task.WhenAny(service.Exited, pages.Exited, Task.Delay(Timeout.Infinite, stop));
        return ended.IsCanceled ? 0 : throw new OneLine((ended == service.Exited ? service : pages).HowItEnded);
    }
}

internal static class Demo
{
    public static async Task<int> RunAsync(Options options, CancellationToken stop)
    {
        var cases = Path.GetFullPath(options["--cases"] ?? Tool.Repo("tests/TestKit/Cases"));
        if (!Path.Exists(cases)) throw new OneLine($"There are no cases at {cases}");
        var (grpc, web) = (options.Port("--grpc-port", 5101), options.Port("--web-port", 5102));
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
            var assessed = await RiskAsync("assess", "--expect", cases);
            return assessed == 0 && options["--cases"] is null ? await RiskAsync("demo") : assessed;
        }
        finally
        {
            await (own?.DisposeAsync() ?? default);
            if (own is not null) Directory.Delete(data.Folder, recursive: true);
        }
    }
}

internal static class Checks
{
    private static readonly List<(string Name, string Outcome, string Detail)> Results = [];
    public static async Task<int> RunAsync(Options _)
    {
        await StepAsync("npm packages", NpmPackagesAsync);
        await StepAsync("buf lint", () => BufAsync("lint"));
        await StepAsync("buf breaking", BreakingAsync);
        var built = await StepAsync("build", () => ToolAsync("dotnet", "build", "RiskPlatform.sln", "-v:q", "-nologo"));
        await StepAsync("format", () => ToolAsync("dotnet", "format", "RiskPlatform.sln", "--verify-no-changes"));
        await StepAsync("test run", () => built ? TestsAsync() : Task.FromResult(("failed", "the build failed")));

        Console.WriteLine();
        foreach (var (name, outcome, detail) in Results.Where(r => r.Outcome != "passed").OrderBy(r => r.Outcome))
            Console.WriteLine($"{outcome}: {name}: {detail.ReplaceLineEndings(" ").Trim()}");
        int Count(string outcome) => Results.Count(r => r.Outcome == outcome);
        var skipped = Count("skipped") == 0 ? "" : $", {Count("skipped")} skipped";
        Console.WriteLine($"{Count("passed")} passed, {Count("failed")} failed{skipped}");
        return Count("failed") == 0 ? 0 : 1;
    }

    private static async Task<bool> StepAsync(string name, Func<Task<(string Outcome, string Detail)>> step)
    {
        Console.WriteLine($"\n== {name}");
        var watch = Stopwatch.StartNew();
        var (outcome, detail) = await step();
        Results.Add((name, outcome, detail));
        Console.WriteLine($"== {name}: {outcome} in {watch.Elapsed.TotalSeconds:F1} s {detail}".TrimEnd());
        return outcome != "failed";
    }

    private static (string, string) FromExit(int code) => code == 0 ? ("passed", "") : ("failed", $"exit code {code}");
    private static async Task<(string, string)> ToolAsync(string name, params string[] args) => Tool.Find(name) is null
        ? ("failed", $"{name} is missing; install Node.js 20 or later, which has npm, from https://nodejs.org")
        : FromExit(await Tool.RunAsync(name, args));

    private static Task<(string, string)> NpmPackagesAsync()
    {
        // npm writes the first file when it has finished; a lock file changed since then asks for a new install.
        var (installed, wanted) = (Tool.Repo("node_modules/.package-lock.json"), Tool.Repo("package-lock.json"));
        return File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted)
            ? ToolAsync("npm", "--version") : ToolAsync("npm", "ci", "--ignore-scripts", "--include=dev");
    }

    private static Task<(string, string)> BufAsync(params string[] args) =>
        ToolAsync("node", [Tool.Repo("node_modules/@bufbuild/buf/bin/buf"), .. args]);

    private static async Task<(string, string)> BreakingAsync()
    {
        // The folder behind a linked work tree too, where .git is a file that buf does not follow.
        var git = Tool.Find("git") is null ? null : await Tool.ReadAsync(
            "git", "rev-parse", "--path-format=absolute", "--git-common-dir");
        var tag = git is null ? null : await Tool.ReadAsync("git", "describe", "--tags", "--abbrev=0", "--match=v*");
        return git is null ? ("skipped", "git or its history is missing, so there is no release to compare with")
            : tag is null ? ("skipped", "there is no release tag (v*) yet, so no release to compare with")
            : await BufAsync("breaking", "--against", $"{git}#format=git,tag={tag}");
    }

    private static async Task<(string, string)> TestsAsync()
    {
        var folder = Directory.CreateDirectory(Tool.Repo("artifacts/test-results"));
        folder.Delete(recursive: true);
        folder.Create();
        var code = await Tool.RunAsync("dotnet", ["test", "--solution", "RiskPlatform.sln", "--no-build",
            "--results-directory", folder.FullName, "--report-xunit-ctrf"]);

        // One report per project, in the Common Test Report Format.
        var missing = Directory.GetDirectories(Tool.Repo("tests"), "*.Tests").Select(Path.GetFileName).ToHashSet();
        var tests = new List<(string Name, string Outcome, string Detail)>();
        foreach (var file in folder.GetFiles("*.ctrf"))
        {
            var report = JsonNode.Parse(await File.ReadAllTextAsync(file.FullName))!["results"]!;
            foreach (var suite in report["extra"]!["suites"]!.AsArray())
                missing.Remove(Path.GetFileNameWithoutExtension((string?)suite!["filePath"]));
            tests.AddRange(from test in report["tests"]!.AsArray()
                           let status = (string?)test["status"]
                           select ((string)test["name"]!, status is "passed" or "skipped" ? status : "failed",
                               (string?)test["message"] ?? "no reason given"));
        }
        tests.AddRange(missing.Select(project => ($"{project}", "failed", "left no results")));
        Results.AddRange(tests);
        // What fails outside a test, such as a fixture's clean-up, shows in the exit code only.
        return code == 0 || tests.Any(t => t.Outcome == "failed") ? ("passed", "") : FromExit(code);
    }
}

// A child process that serves, with its output under a prefix.
internal sealed class Host : IAsyncDisposable
{
    private readonly string name;
    private readonly int port;
    private readonly Process process;
    private string lastWords = "none";
    public Host(string name, int port, Dictionary<string, string> settings, Action<string> print)
    {
        settings["DOTNET_ENVIRONMENT"] = settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        settings["Kestrel__Endpoints__Web__Url"] = Tool.Url(port);
        var command = Tool.Command("dotnet", [Tool.Built(name, $"RiskPlatform.{name}")], settings);
        command.WorkingDirectory = Tool.Repo($"src/{name}"); // The content root, as with `dotnet run`.
        command.RedirectStandardInput = command.RedirectStandardOutput = command.RedirectStandardError = true;
        (this.name, this.port, process) = (name, port, Process.Start(command)!);
        Exited = process.WaitForExitAsync();
        void Take(object sender, DataReceivedEventArgs line)
        {
            if (string.IsNullOrWhiteSpace(line.Data)) return;
            lastWords = line.Data.Trim();
            print($"{name} | {line.Data}");
        }
        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Task Exited { get; }
    public string HowItEnded => $"{name} ended with exit code {process.ExitCode}; its last words: {lastWords}";

    public async Task ReadyAsync(CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await Tool.AnswersAsync(port, stop))
        {
            if (Exited.IsCompleted || watch.Elapsed > TimeSpan.FromMinutes(1))
                throw new OneLine(Exited.IsCompleted ? HowItEnded : $"{name} is not ready after a minute: {lastWords}");
            await tick.WaitForNextTickAsync(stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // On Windows a Ctrl-C has already reached every process of this console.
        if (!Exited.IsCompleted && !OperatingSystem.IsWindows())
            _ = Signal(process.Id, 15);
        await Task.WhenAny(Exited, Task.Delay(TimeSpan.FromSeconds(10)));
        if (!Exited.IsCompleted) process.Kill(entireProcessTree: true);
        await Exited;
        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}

internal sealed record DataFolder(string Folder)
{
    public string SigningKey => Path.Combine(Folder, "development-signing-key.pem");
    private string MasterKey => Path.Combine(Folder, "master.key");
    private string CheckpointKey => Path.Combine(Folder, "checkpoint-signing-key.pem");
    public Dictionary<string, string> Settings(int grpc) => new()
    {
        ["Database__Provider"] = "Sqlite",
        ["ConnectionStrings__RiskPlatform"] = $"Data Source={Path.Combine(Folder, "risk.db")}",
        ["Auth__DevelopmentKeyFile"] = SigningKey,
        ["Protection__MasterKeyFile"] = MasterKey,
        ["Checkpoints__SigningKeyFile"] = CheckpointKey,
        ["Kestrel__Endpoints__Grpc__Url"] = Tool.Url(grpc),
        ["Kestrel__Endpoints__Grpc__Protocols"] = "Http2",
    };

    public static DataFolder Ensure(string folder)
    {
        var owner = (UnixFileMode)0b111_000_000;
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, owner);
        var data = new DataFolder(folder);
        foreach (var file in new[] { data.SigningKey, data.CheckpointKey })
        {
            using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            WriteOnce(file, signing.ExportPkcs8PrivateKeyPem());
        }
        WriteOnce(data.MasterKey, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return data;
    }

    // A key that exists stays: what it protects could not be read without it.
    private static void WriteOnce(string file, string secret)
    {
        if (File.Exists(file)) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(secret);
    }
}

internal static class Tool
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private static readonly string Root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;

    public static string Repo(string path) => Path.GetFullPath(path, Root);
    public static string Built(string project, string name) => Repo($"artifacts/bin/{project}/debug/{name}.dll");
    public static string Url(int port) => $"http://127.0.0.1:{port}";

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<bool> AnswersAsync(int web, CancellationToken stop)
    {
        try
        {
            using var answer = await Http.GetAsync($"{Url(web)}/health/ready", stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return false;
        }
    }

    // Windows starts npm.cmd only by its full name.
    public static string? Find(string name) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from ending in OperatingSystem.IsWindows() ? new List<string> { ".exe", ".cmd" } : [""]
         select Path.Combine(folder, name + ending)).FirstOrDefault(File.Exists);

    public static ProcessStartInfo Command(string name, string[] args, Dictionary<string, string>? settings = null)
    {
        var command = new ProcessStartInfo(Find(name) ?? name, args) { WorkingDirectory = Root };
        foreach (var (key, value) in settings ?? [])
            command.Environment[key] = value;
        return command;
    }

    public static async Task<int> RunAsync(string name, string[] args, Dictionary<string, string>? settings = null)
    {
        using var process = Process.Start(Command(name, args, settings))!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public static async Task<string?> ReadAsync(string name, params string[] args)
    {
        var command = Command(name, args);
        command.RedirectStandardOutput = command.RedirectStandardError = true;
        using var process = Process.Start(command)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : null;
    }

    public static async Task BuildAsync(string project, CancellationToken stop)
    {
        Console.WriteLine($"Building {project}");
        var code = await RunAsync("dotnet", ["build", project, "-v:q", "-nologo", "-clp:NoSummary;ErrorsOnly"]);
        stop.ThrowIfCancellationRequested();
        if (code != 0) throw new OneLine($"{project} does not build");
    }
}

// Options of a command, as --name value; the last of a name counts.
internal sealed class Options(string[] args, params string[] known)
{
    private readonly Dictionary<string, string> values = args.Chunk(2).Reverse().DistinctBy(p => p[0]).ToDictionary(
        pair => known.Contains(pair[0]) ? pair[0] : throw new OneLine($"'{pair[0]}' is not an option of this command"),
        pair => pair.Length == 2 ? pair[1] : throw new OneLine($"{pair[0]} needs a value"));

    public string? this[string name] => values.GetValueOrDefault(name);
    public int Port(string name, int usual) => this[name] is not { } text ? usual
        : int.TryParse(text, out var port) && port is > 0 and < 65536 ? port
        : throw new OneLine($"{name} needs a port, 1 to 65535");
}

internal sealed class OneLine(string message) : Exception(message); // A failure that one line explains.
