using System.Diagnostics;
using Google.Protobuf;
using Microsoft.Data.Sqlite;
using RiskPlatform.V1;
using TestKit.Processes;

namespace Benchmarks.Load;

/// <summary>
/// Measures over loopback gRPC, client and services on this machine, authorisation on, in one run: a bare echo, Assess
/// with validate_only, stored Assess, and the same rows written without the service.
/// </summary>
internal static class LoadRun
{
    private const int Concurrency = 32;
    private const int CaseCount = 2_000;

    internal static readonly Dictionary<string, string?> Unlimited = new()
    {
        ["RateLimit__Burst"] = "1000000",
        ["RateLimit__CallsPerSecond"] = "1000000",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
    };

    internal static async Task<int> RunAsync(string[] args)
    {
        var quick = args.Contains("--quick");
        var calls = quick ? 5_000 : 20_000;
        await using var service = await ServiceProcess.StartAsync(Unlimited);
        using var workload = Workload.For(service);
        var cases = await workload.CreateCasesAsync(CaseCount);
        var sample = await workload.Assessments.AssessAsync(Workload.Request(cases[0], validateOnly: true));
        await using var echo = await EchoProcess.StartAsync(sample);

        Task Echo(int i) =>
            echo.Client.AssessAsync(Workload.Request(cases[i % CaseCount], validateOnly: true)).ResponseAsync;
        Task Validate(int i) =>
            workload.Assessments.AssessAsync(Workload.Request(cases[i % CaseCount], validateOnly: true)).ResponseAsync;
        Task Store(int i) => workload.Assessments.AssessAsync(Workload.Request(cases[i % CaseCount])).ResponseAsync;

        await Callers.RunAsync("warm-up", Concurrency, calls, Echo);
        await Callers.RunAsync("warm-up", Concurrency, calls, Validate);
        await Callers.RunAsync("warm-up", Concurrency, calls, Store);
        Console.WriteLine(Measured.Heading);
        var bare = Print(await Callers.RunAsync("echo, 32 callers", Concurrency, calls, Echo));
        var validated = Print(await Callers.RunAsync("Assess validate_only, 32 callers", Concurrency, calls, Validate));
        var stored = await RunAsync(service, "Assess stored, 32 callers", calls, Store);
        var one = Print(await Callers.RunAsync("Assess stored, 1 caller", 1, calls / 4, Store));
        var raw = Print(await RawAsync(service, RawWriter.Assess, calls));
        Console.WriteLine();
        Ratio("validate_only / echo", validated.PerSecond / bare.PerSecond, atLeast: 0.5);
        Ratio("stored / raw transactions", stored.PerSecond / raw.PerSecond, atLeast: 0.7);
        AtMost("stored p99 / p50", stored.P99 / stored.P50, most: 10);
        if (!quick)
        {
            var before = 4 * calls;
            await Callers.RunAsync("more", Concurrency, Math.Max(0, 100_000 - before), Store);
            AtMost("memory after 100,000 assessments, MB", Memory(service.Id), most: 300);
            await GrowthRun.RunAsync();
        }

        _ = one;
        return 0;
    }

    internal static async Task<Measured> RawAsync(ServiceProcess service, RawRows rows, int calls)
    {
        // A copy, so that the rows lie among as many others as the service's do.
        var copy = service.Data.DatabaseFile + ".raw";
        await using (var source = new SqliteConnection($"Data Source={service.Data.DatabaseFile}"))
        {
            await source.OpenAsync();
            await using var command = source.CreateCommand();
            command.CommandText = $"VACUUM INTO '{copy}'";
            await command.ExecuteNonQueryAsync();
        }

        await using var writer = new RawWriter(copy, rows);
        return await Callers.RunAsync(
            $"raw transactions of {writer.Rows} rows, 32 callers", Concurrency, calls, _ => writer.WriteAsync());
    }

    /// <summary>
    /// Measures calls, and what the service spends on each, which other work on the machine hardly moves.
    /// </summary>
    internal static async Task<Measured> RunAsync(ServiceProcess service, string name, int calls, Func<int, Task> call)
    {
        using var process = Process.GetProcessById(service.Id);
        var before = process.TotalProcessorTime;
        var measured = await Callers.RunAsync(name, Concurrency, calls, call);
        process.Refresh();
        var spent = (process.TotalProcessorTime - before).TotalMicroseconds / calls;
        Print(measured);
        Console.WriteLine($"{"  the service's own time of a processor",-44}{spent,10:N0} µs a call");
        return measured;
    }

    internal static Measured Print(Measured measured)
    {
        Console.WriteLine(measured);
        return measured;
    }

    internal static void Ratio(string name, double value, double atLeast) =>
        Console.WriteLine(
            $"{name,-44}{value,10:N2}   to reach: >= {atLeast}   {(value >= atLeast ? "reached" : "NOT REACHED")}");

    internal static void AtMost(string name, double value, double most) =>
        Console.WriteLine(
            $"{name,-44}{value,10:N2}   to reach: <= {most}   {(value <= most ? "reached" : "NOT REACHED")}");

    private static double Memory(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }
}

/// <summary>The echo server as a process of its own, as the service is.</summary>
internal sealed class EchoProcess : IAsyncDisposable
{
    private readonly ChildProcess process;
    private readonly Workload workload;

    private EchoProcess(ChildProcess process, Workload workload)
    {
        this.process = process;
        this.workload = workload;
    }

    internal AssessmentService.AssessmentServiceClient Client => workload.Assessments;

    internal static async Task<EchoProcess> StartAsync(AssessResponse answer)
    {
        var port = DataFolder.FreePort();
        var start = TestKit.Processes.CommandLine.Describe(
            "dotnet", [typeof(EchoServer).Assembly.Location, "echo-server", $"{port}"],
            new Dictionary<string, string?>());
        var server = new ChildProcess(start);
        var bare = new Workload(new Uri($"http://127.0.0.1:{port}"), token: null);
        await bare.Assessments.GetAssessmentAsync(
            new GetAssessmentRequest { CaseId = answer.ToByteString().ToBase64() },
            new Grpc.Core.CallOptions().WithWaitForReady()
                .WithDeadline(TimeProvider.System.GetUtcNow().AddSeconds(20).UtcDateTime));
        return new EchoProcess(server, bare);
    }

    public async ValueTask DisposeAsync()
    {
        workload.Dispose();
        await process.DisposeAsync();
    }
}
