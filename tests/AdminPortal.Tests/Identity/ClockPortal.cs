using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RiskPlatform.AdminPortal.Identity.Data;
using TestKit.Processes;

namespace AdminPortal.Tests.Identity;

/// <summary>
/// A portal with its real sign-in whose clock a test moves, from some time ago until now: what it issues is good at the
/// real service then.
/// </summary>
internal sealed class ClockPortal : IAsyncDisposable
{
    public const string Password = "violet harbour marching kettle 4";

    private readonly DataFolder data = new();
    private readonly IssuerHost host;
    private readonly ServiceProcess? service;

    private ClockPortal(
        ServiceProcess? service, int port, TimeSpan ago, int attempts, Dictionary<string, string>? settings)
    {
        this.service = service;
        Address = new Uri($"http://localhost:{port}");
        Clock = new MovedClock(-ago);
        host = new IssuerHost(service?.GrpcAddress ?? new Uri("http://127.0.0.1:1"), data, new(settings ?? [])
        {
            ["RiskService:WebAddress"] = (service?.WebAddress ?? new Uri("http://127.0.0.1:1")).ToString(),
            ["Identity:Address"] = Address.ToString(),
            ["Identity:AttemptsPerAddress"] = $"{attempts}",
        });
        host.Change(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        host.UseKestrel(port);
        host.StartServer();
    }

    public Uri Address { get; }

    public MovedClock Clock { get; }

    public IServiceProvider Services => host.Services;

    /// <summary>The web port of the service.</summary>
    public Uri ServiceWeb => service!.WebAddress;

    public Task KillServiceAsync() => service!.KillAsync();

    public static async Task<ClockPortal> StartAsync(
        TimeSpan ago = default, bool withService = false, int attempts = 10_000,
        Dictionary<string, string>? settings = null)
    {
        var port = DataFolder.FreePort();
        var started = !withService ? null : await ServiceProcess.StartAsync(new Dictionary<string, string?>
        {
            ["Auth__Authority"] = $"http://localhost:{port}",
            ["Auth__DevelopmentKeyFile"] = null,
        });
        return new ClockPortal(started, port, ago, attempts, settings);
    }

    public Visitor Visit() => new(Address);

    /// <summary>Somebody who has set up their account; half a minute passes, since their code is used.</summary>
    public async Task<(Visitor Visitor, Authenticator App, PersonAccount Person)> PersonAsync(
        string name, string agency, string roles)
    {
        var (person, link) = await IssuerPortal.InviteAsync(host.Services, Email(name), agency, roles);
        var visitor = Visit();
        var app = await visitor.SetUpAsync(link, "Sam Synthetic", Password, clock: Clock);
        Clock.Advance(TimeSpan.FromSeconds(30));
        return (visitor, app, person);
    }

    public static string Email(string name) => $"{name}@clock.example";

    /// <summary>What is noted of attempts to sign in, the oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> SignInsAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().Audit
            .Where(e => e.Kind == AuditKind.SignIn).OrderBy(e => e.Id).ToListAsync();
    }

    public async Task<T> WithDbAsync<T>(Func<IdentityDb, Task<T>> read)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<IdentityDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        if (service is not null) await service.DisposeAsync();
        data.Dispose();
    }
}
