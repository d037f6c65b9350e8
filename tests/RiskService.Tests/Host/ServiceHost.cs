using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TestKit.Processes;

namespace RiskService.Tests.Host;

/// <summary>
/// The whole service in this process: its real configuration, a real database file, real tokens and a real channel. The
/// clock stands still until a test moves it, and everything that is logged is kept.
/// </summary>
public sealed class ServiceHost : WebApplicationFactory<Program>
{
    private readonly DataFolder own = new();

    /// <summary>Data that is there before this host and after it, so that a test can start the service again.</summary>
    public DataFolder? Kept { get; init; }

    /// <summary>Settings of its own, such as a smaller limit.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    public FakeTimeProvider Clock { get; init; } = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public CapturedLogs Logs { get; } = new();

    private DataFolder Data => Kept ?? own;

    public string DatabaseFile => Data.DatabaseFile;

    public string KeyFile => Data.DevelopmentKeyFile;

    public string MasterKeyFile => Data.MasterKeyFile;

    /// <summary>
    /// A caller with this role; every test that needs to be apart from others takes an agency of its own.
    /// </summary>
    public TestCaller Caller(
        string role = "practitioner", string agency = "agency-a", string? subject = null,
        string scope = "risk.read risk.write", string? clientId = null) =>
        new(this, Token(role, agency, subject ?? $"{role}-of-{agency}", scope, clientId));

    /// <summary>A caller for a test in which days and months go by.</summary>
    public TestCaller LastingCaller(string role = "practitioner", string agency = "agency-a", string? subject = null) =>
        new(this, () => Token(role, agency, subject ?? $"{role}-of-{agency}"));

    public string Token(
        string role, string agency, string subject, string scope = "risk.read risk.write", string? clientId = null,
        TimeSpan? lifetime = null) =>
        DevelopmentTokens.Mint(Data.DevelopmentKeyFile, role, agency, subject, scope, lifetime, clientId, Clock);

    /// <summary>A channel into the service. Costs little: there is no network.</summary>
    public GrpcChannel Channel() => GrpcChannel.ForAddress(Server.BaseAddress, new GrpcChannelOptions
    {
        HttpHandler = Server.CreateHandler(),
        MaxReceiveMessageSize = 64 * 1024 * 1024,
        MaxSendMessageSize = 64 * 1024 * 1024,
    });

    /// <summary>Reads the database beside the service, which makes it when it starts.</summary>
    public SqliteConnection OpenDatabase()
    {
        StartServer();
        var connection = new SqliteConnection($"Data Source={Data.DatabaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in Defaults().Concat(Settings)) builder.UseSetting(name, value);
        builder.UseEnvironment("Development");
        builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));

            // The process's event source would hold every host of the run for ever, to tell it of changed filters.
            services.RemoveAll<IOptionsChangeTokenSource<LoggerFilterOptions>>();
        });
    }

    private Dictionary<string, string?> Defaults() => new()
    {
        ["ConnectionStrings:RiskPlatform"] = $"Data Source={Data.DatabaseFile}",
        ["Auth:DevelopmentKeyFile"] = Data.DevelopmentKeyFile,
        ["Protection:MasterKeyFile"] = Data.MasterKeyFile,
        ["Checkpoints:SigningKeyFile"] = Data.CheckpointKeyFile,

        // The schedule runs by the machine's clock; tests make checkpoints when they want one.
        ["Checkpoints:EveryMinutes"] = "1440",

        // A test's directory holds what the test puts in.
        ["Directory:SeedListings"] = "false",
        ["Directory:SeedDemo"] = "false",

        // Time stands still, so nobody's allowance refills.
        ["RateLimit:Burst"] = "1000000",

        // Files that are watched hold their host too.
        ["hostBuilder:reloadConfigOnChange"] = "false",

        // Tests send to this machine alone.
        ["Webhooks:AllowPrivateNetworks"] = "true",
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
        ["Logging:LogLevel:Grpc"] = "Trace",
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();

        // Something of the process may still hold this host; what it wrote would fill the memory of the whole run.
        Logs.Lines.Clear();
        SqliteConnection.ClearAllPools();
        own.Dispose();
    }
}
