using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.Client;
using RiskPlatform.V1;
using TestKit.Processes;

[assembly: AssemblyFixture(typeof(AdminPortal.Tests.Host.Portal))]

namespace AdminPortal.Tests.Host;

/// <summary>
/// The portal on a port of this machine, in front of the real service in a process of its own. Pages are opened as
/// <see cref="As"/> says, without signing in: that has tests of its own.
/// </summary>
public sealed class Portal : IAsyncLifetime
{
    private ServiceProcess service = null!;
    private readonly DataFolder data = new();
    private PortalHost host = null!;

    private readonly IReadOnlyDictionary<string, string> settings = new Dictionary<string, string>();

    public Portal()
    {
    }

    /// <summary>One that a test has for itself, with settings of its own.</summary>
    internal Portal(IReadOnlyDictionary<string, string> settings) => this.settings = settings;

    /// <summary>Where the pages are.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Where the portal is told that the service is, where something stands between them.</summary>
    internal Func<Uri, Uri>? Through { get; init; }

    /// <summary>The service's web port, where calendars are read.</summary>
    internal Uri ServiceWeb => service.WebAddress;

    /// <summary>What the portal is made of.</summary>
    public IServiceProvider Services => host.Services;

    public async ValueTask InitializeAsync()
    {
        service = await ServiceProcess.StartAsync(new Dictionary<string, string?>
        {
            ["RateLimit__Burst"] = "1000000",

            // A webhook of a test leads to this machine: no test sends anything elsewhere.
            ["Webhooks__AllowPrivateNetworks"] = "true",
        });
        host = new PortalHost(Through?.Invoke(service.GrpcAddress) ?? service.GrpcAddress, data, settings);
        host.UseKestrel(0);
        host.StartServer();
        Address = host.ClientOptions.BaseAddress;
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await service.DisposeAsync();
        data.Dispose();
    }

    /// <summary>
    /// Somebody of a synthetic agency with these roles, who proved who they are just before each page, or that
    /// long before it.
    /// </summary>
    public TestPerson As(
        string roles, string agency = "demo-agency", string? subject = null, TimeSpan provedAgo = default) =>
        new(this, roles, agency, subject ?? $"{roles.Replace(',', '-')}-of-{agency}", provedAgo);

    /// <summary>Ends the service behind the pages; only for a portal that a test has for itself.</summary>
    public Task KillServiceAsync() => service.KillAsync();

    /// <summary>
    /// Lets the time pass in which a review of this agency that something pulled nearer was due: the service's own
    /// clock can't be turned.
    /// </summary>
    internal async Task LetReviewsLapseAsync(string agency)
    {
        await using var database = new SqliteConnection($"Data Source={service.Data.DatabaseFile};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = """
            UPDATE Cases SET NextReviewTime = ReviewStartTime WHERE AgencyId = $agency AND ReviewTrigger = $trigger
            """;
        command.Parameters.AddWithValue("$agency", agency);
        command.Parameters.AddWithValue("$trigger", (int)ReviewTrigger.Separation);
        Assert.True(await command.ExecuteNonQueryAsync() > 0, "No review was pulled nearer.");
    }

    internal string Token(string roles, string agency, string subject) =>
        DevelopmentTokens.Mint(service.DevelopmentKeyFile, roles.Split(','), agency, subject);

    /// <summary>The service itself, with what they may do there; for what a test needs to be there before.</summary>
    internal RiskPlatformClient Service(string roles, string agency, string subject)
    {
        var options = new RiskPlatformClientOptions { Address = service.GrpcAddress };
        options.UseToken(Token(roles, agency, subject));
        return RiskPlatformClient.Create(options);
    }

    private sealed class PortalHost(Uri grpc, DataFolder data, IReadOnlyDictionary<string, string> settings)
        : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("RiskService:Address", grpc.ToString());
            builder.UseSetting("ConnectionStrings:Identity", data.IdentityConnection);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureTestServices(services =>
            {
                services.AddAuthentication(options =>
                        options.DefaultScheme = options.DefaultAuthenticateScheme = options.DefaultChallengeScheme =
                            options.DefaultSignInScheme = options.DefaultForbidScheme = TestSignIn.Name)
                    .AddScheme<AuthenticationSchemeOptions, TestSignIn>(TestSignIn.Name, null);
            });
        }
    }
}
