namespace TestKit.Processes;

/// <summary>The real RiskService as a process of its own, on its own data and on free ports of this machine.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly bool ownsData;
    private ChildProcess? process;

    private ServiceProcess(IReadOnlyDictionary<string, string?> settings, DataFolder? data)
    {
        this.settings = settings;
        ownsData = data is null;
        Data = data ?? new DataFolder();
    }

    /// <summary>Its database and keys.</summary>
    public DataFolder Data { get; }

    /// <summary>Where it speaks gRPC. Changes with a restart.</summary>
    public Uri GrpcAddress { get; private set; } = new("http://127.0.0.1");

    /// <summary>Where its health pages are. Changes with a restart.</summary>
    public Uri WebAddress { get; private set; } = new("http://127.0.0.1");

    /// <summary>Its id on this machine. Changes with a restart.</summary>
    public int Id => process!.Id;

    /// <summary>The key that signs tokens that it accepts.</summary>
    public string DevelopmentKeyFile => Data.DevelopmentKeyFile;

    /// <summary>What it has written since it was last started.</summary>
    public string Logs => process?.Logs ?? "";

    /// <summary>
    /// Starts a service on new data, or as another copy on data that others share, and waits until it is ready.
    /// Settings add to or replace the usual ones.
    /// </summary>
    public static async Task<ServiceProcess> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null, DataFolder? shared = null)
    {
        var service = new ServiceProcess(settings ?? new Dictionary<string, string?>(), shared);
        try
        {
            await service.StartAgainAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a service that is expected to give up while starting.</summary>
    public static Task<CommandResult> RunToEndAsync(DataFolder data, IReadOnlyDictionary<string, string?> settings) =>
        CommandLine.RunAsync(
            "dotnet",
            [Program],
            With(data.Settings(DataFolder.FreePort(), DataFolder.FreePort()), settings),
            folder: RepositoryFiles.Path("src", "RiskService"));

    /// <summary>Starts it once more on the same data, after it was killed or stopped.</summary>
    public async Task StartAgainAsync()
    {
        // Somebody else may take a port between finding and using it.
        for (var attempt = 1; ; attempt++)
        {
            if (process is not null)
                await process.DisposeAsync();
            var (grpc, web) = (DataFolder.FreePort(), DataFolder.FreePort());
            (GrpcAddress, WebAddress) = (new($"http://127.0.0.1:{grpc}"), new($"http://127.0.0.1:{web}"));
            var start = CommandLine.Describe("dotnet", [Program], With(Data.Settings(grpc, web), settings));
            start.WorkingDirectory = RepositoryFiles.Path("src", "RiskService");
            process = new ChildProcess(start);
            if (await process.AnswersAsync(new Uri(WebAddress, "/health/ready")))
                return;
            if (attempt == 3 || !Logs.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"RiskService ended with {process.ExitCode}. It wrote:\n{Logs}");
        }
    }

    /// <summary>Ends it at once, without a chance to finish anything (SIGKILL).</summary>
    public void Kill() => process!.Kill();

    /// <summary>Does the same and waits until it has gone.</summary>
    public Task KillAsync() => process!.KillAsync();

    /// <summary>Asks it to end and returns its exit code.</summary>
    public Task<int> StopAsync() => process!.StopAsync();

    /// <summary>Ends it and removes its data, where no other copy has them too.</summary>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        if (ownsData)
            Data.Dispose();
    }

    private static string Program => RepositoryFiles.Program("RiskService", "RiskPlatform.RiskService");

    private static Dictionary<string, string?> With(
        IDictionary<string, string?> usual, IReadOnlyDictionary<string, string?> settings)
    {
        var all = new Dictionary<string, string?>(usual);
        foreach (var (name, value) in settings)
            all[name] = value;
        return all;
    }
}
