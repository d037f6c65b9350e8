using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;
using TestKit.Processes;

[assembly: AssemblyFixture(typeof(AdminPortal.Tests.Identity.IssuerPortal))]

namespace AdminPortal.Tests.Identity;

/// <summary>
/// The portal with its real sign-in, on a port of this machine, and a real service that trusts it. One administrator
/// has set up their account; everything else tests do themselves.
/// </summary>
public sealed class IssuerPortal : IAsyncLifetime
{
    public const string AdminEmail = "admin@platform.example";
    public const string Password = "copper lantern drifting westward 9";
    public const string ServiceSecret = "a-secret-of-the-service-for-tests";

    public const string OtherSecret = "a-secret-of-another-portal-for-tests";

    /// <summary>Where another portal is, once a test starts it, whose people this one signs in.</summary>
    public static readonly Uri Other = new($"http://localhost:{DataFolder.FreePort()}");

    private readonly DataFolder data = new();
    private ServiceProcess service = null!;
    private IssuerHost host = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>The address of the service's gRPC.</summary>
    public Uri Service => service.GrpcAddress;

    public string ServiceLogs => service.Logs;

    public IServiceProvider Services => host.Services;

    /// <summary>What the administrator's app knows.</summary>
    public Authenticator Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var port = DataFolder.FreePort();
        Address = new Uri($"http://localhost:{port}");
        service = await ServiceProcess.StartAsync(new Dictionary<string, string?>
        {
            ["RateLimit__Burst"] = "1000000",
            ["Auth__Authority"] = Address.ToString(),
            ["Auth__DevelopmentKeyFile"] = null,
        });
        host = new IssuerHost(service.GrpcAddress, data, new()
        {
            ["Identity:Address"] = Address.ToString(),
            ["Identity:ServiceSecret"] = ServiceSecret,
            ["Identity:AttemptsPerAddress"] = "10000",
            ["Identity:Portals:0:ClientId"] = "other-portal",
            ["Identity:Portals:0:ClientSecret"] = OtherSecret,
            ["Identity:Portals:0:Address"] = Other.ToString(),
        });
        host.Forgets();
        host.UseKestrel(port);
        host.StartServer();
        Admin = await FirstAdministratorAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await service.DisposeAsync();
        data.Dispose();
    }

    /// <summary>Somebody with nothing but a browser's manners.</summary>
    public Visitor Visit(string agent = Visitor.Usual) => new(Address, agent);

    /// <summary>A visitor who has signed in as the administrator.</summary>
    public async Task<Visitor> AsAdminAsync()
    {
        var visitor = Visit();
        await visitor.SignInAsync(AdminEmail, Password, Admin);
        return visitor;
    }

    /// <summary>A person who was invited and has set up their account, made without the pages.</summary>
    public Task<(PersonAccount Person, Uri Link)> InviteAsync(string email, string agency, string roles) =>
        InviteAsync(Services, email, agency, roles);

    /// <summary>The same, at any portal.</summary>
    internal static async Task<(PersonAccount Person, Uri Link)> InviteAsync(
        IServiceProvider services, string email, string agency, string roles)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        if (await db.Agencies.FindAsync(agency) is null)
            db.Agencies.Add(new Agency { Id = agency, Name = agency });
        var people = scope.ServiceProvider
            .GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<PersonAccount>>();
        var person = new PersonAccount { UserName = email, Email = email, Name = "Sam Synthetic" };
        person.Memberships.Add(new Membership { AgencyId = agency, Roles = roles });
        Assert.True((await people.CreateAsync(person)).Succeeded);
        var links = scope.ServiceProvider.GetRequiredService<SetUpLinks>();
        return (person, await links.MakeAsync(person, TimeSpan.FromDays(1)));
    }

    /// <summary>Has a person work for a further agency.</summary>
    public async Task JoinAsync(PersonAccount person, string agency, string roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        db.Agencies.Add(new Agency { Id = agency, Name = agency });
        db.Memberships.Add(new Membership { PersonId = person.Id, AgencyId = agency, Roles = roles });
        await db.SaveChangesAsync();
    }

    private async Task<Authenticator> FirstAdministratorAsync()
    {
        var link = Services.GetRequiredService<FirstStart>().Link!;
        using var visitor = Visit();
        return await visitor.SetUpAsync(link, "Alex Synthetic", Password, AdminEmail);
    }
}

/// <summary>The portal as a process would start it, in this one.</summary>
internal sealed class IssuerHost(Uri grpc, DataFolder data, Dictionary<string, string> settings)
    : WebApplicationFactory<Program>
{
    private readonly List<Action<IServiceCollection>> changes = [];

    /// <summary>
    /// Has codes of an app be good again at once, since people of tests sign in many times in half a minute.
    /// </summary>
    public void Forgets() => Change(services => services.AddTransient<IStartupFilter, ForgottenCodes>());

    /// <summary>Replaces something of the portal.</summary>
    public void Change(Action<IServiceCollection> change) => changes.Add(change);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("RiskService:Address", grpc.ToString());
        builder.UseSetting("ConnectionStrings:Identity", data.IdentityConnection);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => changes.ForEach(change => change(services)));
    }

    private sealed class ForgottenCodes : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, then) =>
            {
                if (HttpMethods.IsPost(http.Request.Method)
                    && http.Request.Path.Value!.EndsWith("/two-step", StringComparison.Ordinal))
                {
                    var db = http.RequestServices.GetRequiredService<IdentityDb>();
                    await db.Users.ExecuteUpdateAsync(u => u.SetProperty(p => p.LastCodeStep, 0));
                }

                await then(http);
            });
            next(app);
        };
    }
}
