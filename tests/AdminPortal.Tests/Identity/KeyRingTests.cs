using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OpenIddict.Server;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.Issuer;
using TestKit.Processes;

namespace AdminPortal.Tests.Identity;

/// <summary>How the issuer's keys change with time.</summary>
public sealed class KeyRingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly DataFolder data = new();
    private readonly FakeTimeProvider clock = new(Start);
    private ServiceProvider services = null!;
    private KeyRing keys = null!;

    public async ValueTask InitializeAsync()
    {
        var set = new ServiceCollection();
        set.AddDbContext<IdentityDb, SqliteIdentityDb>(db => db.UseSqlite(data.IdentityConnection));
        services = set.BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDb>().Database.EnsureCreatedAsync();
        keys = new KeyRing(services.GetRequiredService<IServiceScopeFactory>(), new EphemeralDataProtectionProvider(),
            clock, Options.Create(new PortalIdentityOptions()));
        await keys.TurnAsync();
    }

    public async ValueTask DisposeAsync()
    {
        keys.Dispose();
        await services.DisposeAsync();
        data.Dispose();
    }

    [Fact]
    public async Task The_next_key_is_published_before_it_signs_and_the_last_one_after()
    {
        var first = Assert.Single(Published());
        Assert.Equal([first], await AfterAsync(TimeSpan.FromDays(27)));

        var before = await AfterAsync(TimeSpan.FromDays(1.5));
        Assert.Equal(2, before.Count);
        Assert.Equal(first, before[0]);
        var second = before[1];

        Assert.Equal([second, first], await AfterAsync(TimeSpan.FromDays(2)));
        Assert.Equal([second], await AfterAsync(TimeSpan.FromDays(2.5)));
    }

    [Fact]
    public async Task A_platform_that_was_off_for_long_still_publishes_before_it_signs()
    {
        var first = Assert.Single(Published());

        var after = await AfterAsync(TimeSpan.FromDays(90));

        Assert.Equal(2, after.Count);
        Assert.Equal(first, after[0]);
    }

    [Fact]
    public async Task The_issuer_hears_of_a_turn()
    {
        var heard = keys.GetChangeToken();

        await keys.TurnAsync();

        Assert.True(heard.HasChanged);
        Assert.False(keys.GetChangeToken().HasChanged);
    }

    [Fact]
    public async Task What_the_portal_proves_itself_with_stays()
    {
        var secret = keys.PortalSecret;

        await AfterAsync(TimeSpan.FromDays(200));

        Assert.Equal(secret, keys.PortalSecret);
    }

    private async Task<IReadOnlyList<string>> AfterAsync(TimeSpan time)
    {
        clock.Advance(time);
        await keys.TurnAsync();
        return Published();
    }

    /// <summary>The one that signs comes first.</summary>
    private List<string> Published()
    {
        var options = new OpenIddictServerOptions();
        keys.Configure(options);
        return [.. options.SigningCredentials.Select(c => c.Kid)];
    }
}
