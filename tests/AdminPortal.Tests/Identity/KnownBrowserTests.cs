using System.Net;
using AdminPortal.Tests.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;

namespace AdminPortal.Tests.Identity;

/// <summary>Nobody who knows an address keeps its person out of the browser that they signed in with before.</summary>
public sealed class KnownBrowserTests
{
    private const string Cookie = "riskplatform-known";

    /// <summary>As long ago as cookies and tokens of that time are good now.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(13.5);

    [Fact]
    public async Task Strangers_lock_strangers_out_and_not_the_browser_that_the_account_knows()
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        var (visitor, app) = await SignedOutAsync(portal, "kept");
        using var _v = visitor;
        using var stranger = portal.Visit();
        await WrongAsync(stranger, "kept", 5);

        var locked = await PasswordAsync(stranger, "kept");
        var step = await PasswordAsync(visitor, "kept");
        var done = await visitor.SendAsync(step, ("Code", app.Code));
        var still = await PasswordAsync(stranger, "kept");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Equal("/account/two-step", step.Address.AbsolutePath);
        Assert.Equal("/account", done.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, still.Status);
        Assert.Equal(["Locked for 15 minutes"], await DetailsAsync(portal, "Locked"));
    }

    [Fact]
    public async Task While_strangers_keep_an_account_locked_its_person_can_still_prove_again_who_they_are()
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        var (visitor, app, _) = await portal.PersonAsync("again", "again-agency", "auditor");
        using var _v = visitor;
        await visitor.SignInAsync(ClockPortal.Email("again"), ClockPortal.Password, app, "/account");
        using var stranger = portal.Visit();
        await WrongAsync(stranger, "again", 5);
        portal.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = await visitor.OpenAsync("/account/password");
        var proved = await visitor.SendAsync(asked, ("Password", ClockPortal.Password));

        Assert.Contains("Confirm that it is you", asked.Text, StringComparison.Ordinal);
        Assert.Equal("/account/password", proved.Address.AbsolutePath);
    }

    [Fact]
    public async Task Its_own_wrong_attempts_lock_it_for_as_long_and_nobody_else()
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        var (visitor, app) = await SignedOutAsync(portal, "own");
        using var _v = visitor;
        await WrongAsync(visitor, "own", 4);
        var step = await PasswordAsync(visitor, "own");
        var fifth = await visitor.SendAsync(step, ("Code", "000000"));

        var locked = await PasswordAsync(visitor, "own");
        using var stranger = portal.Visit();
        var other = await PasswordAsync(stranger, "own");
        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        var soon = await PasswordAsync(visitor, "own");
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var open = await visitor.SendAsync(await PasswordAsync(visitor, "own"), ("Code", app.Code));

        Assert.Contains("After five wrong attempts", fifth.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Equal("/account/two-step", other.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, soon.Status);
        Assert.Equal("/account", open.Address.AbsolutePath);
        Assert.Equal(["This browser locked for 15 minutes"], await DetailsAsync(portal, "locked"));
    }

    [Fact]
    public async Task What_is_older_than_a_quarter_of_an_hour_does_not_count()
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        var (visitor, _) = await SignedOutAsync(portal, "slow");
        using var _v = visitor;
        await WrongAsync(visitor, "slow", 4);
        portal.Clock.Advance(TimeSpan.FromMinutes(16));
        await WrongAsync(visitor, "slow", 4);

        var step = await PasswordAsync(visitor, "slow");

        Assert.Equal("/account/two-step", step.Address.AbsolutePath);
    }

    [Fact]
    public async Task What_one_account_knows_is_no_help_at_another_and_both_may_be_known()
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        var (visitor, _) = await SignedOutAsync(portal, "first");
        using var _v = visitor;
        var (own, app) = await SignedOutAsync(portal, "second");
        own.Dispose();
        using var stranger = portal.Visit();
        await WrongAsync(stranger, "second", 5);

        var refused = await PasswordAsync(visitor, "second");
        await UnlockAsync(portal);
        await visitor.SendAsync(await PasswordAsync(visitor, "second"), ("Code", app.Code));
        await SignOutAsync(visitor);
        await WrongAsync(stranger, "first", 5);
        await WrongAsync(stranger, "second", 5);
        var second = await PasswordAsync(visitor, "second");
        var first = await PasswordAsync(visitor, "first");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("/account/two-step", second.Address.AbsolutePath);
        Assert.Equal("/account/two-step", first.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_cookie_that_was_made_up_or_copied_before_the_last_sign_in_is_nothing()
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        await using var elsewhere = await ClockPortal.StartAsync(Before);
        var (visitor, app) = await SignedOutAsync(portal, "copied");
        using var _v = visitor;
        var (theirs, _) = await SignedOutAsync(elsewhere, "copied");
        using var _t = theirs;
        var copy = ValueOf(visitor);
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        await visitor.SendAsync(await PasswordAsync(visitor, "copied"), ("Code", app.Code));
        using var stranger = portal.Visit();
        await WrongAsync(stranger, "copied", 5);

        foreach (var value in new[] { "nonsense", copy, ValueOf(theirs), new string('a', 3500) })
        {
            using var other = portal.Visit();
            other.Cookies.Add(portal.Address, new Cookie(Cookie, value));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PasswordAsync(other, "copied")).Status);
        }

        using var same = portal.Visit();
        same.Cookies.Add(portal.Address, new Cookie(Cookie, ValueOf(visitor)));
        Assert.Equal("/account/two-step", (await PasswordAsync(same, "copied")).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("everywhere")]
    [InlineData("sign-out")]
    [InlineData("disable")]
    [InlineData("reset")]
    [InlineData("password")]
    [InlineData("exit")]
    public async Task It_ends_with_what_ends_every_session(string by)
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        var (visitor, app) = await SignedOutAsync(portal, by);
        using var _v = visitor;
        using var other = portal.Visit();
        await other.SendAsync(await PasswordAsync(other, by), ("Code", app.Code));
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(2, await CountAsync(portal));
        switch (by)
        {
            case "everywhere":
                await other.SendAsync(await other.OpenAsync("/account"), "handler=Everywhere");
                Assert.Equal(0, await CountAsync(portal));
                break;
            case "password":
                await other.SendAsync(await other.OpenAsync("/account/password"),
                    ("Current", ClockPortal.Password), ("New", ClockPortal.Password),
                    ("Repeated", ClockPortal.Password));
                Assert.Equal(1, await CountAsync(portal));
                break;
            case "exit":
                var copy = ValueOf(visitor);
                using (await visitor.PeekAsync("/exit"))
                    Assert.DoesNotContain(Cookie, visitor.Cookies.GetAllCookies().Select(c => c.Name));
                await EndedAsync(portal, left: 1);
                visitor.Cookies.Add(portal.Address, new Cookie(Cookie, copy));
                break;
            default:
                await ActAsync(portal, by);
                Assert.Equal(0, await CountAsync(portal));
                return;
        }

        using var stranger = portal.Visit();
        await WrongAsync(stranger, by, 5);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PasswordAsync(visitor, by)).Status);
    }

    [Fact]
    public async Task No_more_than_twenty_of_a_person_are_known_those_used_last()
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        var (visitor, app) = await SignedOutAsync(portal, "many");
        using var _v = visitor;
        var (other, _) = await SignedOutAsync(portal, "few");
        other.Dispose();
        await portal.WithDbAsync(async db =>
        {
            var person = await db.Users.SingleAsync(p => p.Email == ClockPortal.Email("many"));
            for (var i = 0; i < 25; i++)
            {
                db.KnownBrowsers.Add(new KnownBrowser
                {
                    KeyHash = $"old {i:00}",
                    PersonId = person.Id,
                    ExpiresAt = portal.Clock.GetUtcNow().AddDays(30 + i),
                });
            }

            return await db.SaveChangesAsync();
        });

        await visitor.SendAsync(await PasswordAsync(visitor, "many"), ("Code", app.Code));

        var old = await portal.WithDbAsync(db => db.KnownBrowsers.Where(b => b.KeyHash.StartsWith("old"))
            .Select(b => b.KeyHash).OrderBy(k => k).ToListAsync());
        Assert.Equal(Enumerable.Range(6, 19).Select(i => $"old {i:00}"), old);
        Assert.Equal(21, await CountAsync(portal));
    }

    [Fact]
    public async Task It_tells_nobody_who_it_is_of_and_is_past_after_ninety_days()
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        var (visitor, _) = await SignedOutAsync(portal, "sealed");
        using var _v = visitor;
        var cookie = visitor.Cookies.GetAllCookies().Single(c => c.Name == Cookie);
        Assert.True(cookie.HttpOnly);
        Assert.InRange(cookie.Expires, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(89),
            TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(91));
        using var stranger = portal.Visit();
        await WrongAsync(stranger, "sealed", 5);
        await portal.WithDbAsync(db => db.KnownBrowsers.ExecuteUpdateAsync(
            b => b.SetProperty(x => x.ExpiresAt, portal.Clock.GetUtcNow())));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PasswordAsync(visitor, "sealed")).Status);
    }

    [Fact]
    public async Task A_known_browser_may_not_try_more_often_than_any_other_of_its_network()
    {
        await using var portal = await ClockPortal.StartAsync(Before, attempts: 5);
        var (visitor, _) = await SignedOutAsync(portal, "often");
        using var _v = visitor;

        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 2; attempt++)
            statuses.Add((await PasswordAsync(visitor, "often", "not the password")).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    /// <summary>A browser in which somebody has signed in, and out again.</summary>
    private static async Task<(Visitor Visitor, Authenticator App)> SignedOutAsync(ClockPortal portal, string name)
    {
        var (visitor, app, _) = await portal.PersonAsync(name, name + "-agency", "auditor");
        var page = await visitor.SignInAsync(ClockPortal.Email(name), ClockPortal.Password, app, "/account");
        Assert.Equal("/account", page.Address.AbsolutePath);
        await SignOutAsync(visitor);
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        return (visitor, app);
    }

    private static async Task SignOutAsync(Visitor visitor) =>
        await visitor.SendHeaderAsync(await visitor.OpenAsync("/account"), "/sign-out");

    private static Task<TestPage> PasswordAsync(Visitor visitor, string name, string password = ClockPortal.Password) =>
        visitor.PasswordAsync(ClockPortal.Email(name), password, "/account");

    private static async Task WrongAsync(Visitor visitor, string name, int times)
    {
        for (var attempt = 0; attempt < times; attempt++)
        {
            var page = await PasswordAsync(visitor, name, "not the password");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        }
    }

    private static string ValueOf(Visitor visitor) =>
        visitor.Cookies.GetAllCookies().Single(c => c.Name == Cookie).Value;

    private static Task<int> CountAsync(ClockPortal portal) => portal.WithDbAsync(db => db.KnownBrowsers.CountAsync());

    /// <summary>What somebody leaves behind is ended without them, so perhaps a moment later.</summary>
    private static async Task EndedAsync(ClockPortal portal, int left)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await CountAsync(portal) != left)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static Task<int> UnlockAsync(ClockPortal portal) => portal.WithDbAsync(db => db.Users.ExecuteUpdateAsync(
        p => p.SetProperty(x => x.LockoutEnd, DateTimeOffset.UnixEpoch)));

    private static async Task<IEnumerable<string>> DetailsAsync(ClockPortal portal, string with) =>
        (await portal.SignInsAsync()).Select(e => e.Detail).Where(d => d.Contains(with, StringComparison.Ordinal));

    /// <summary>What a platform administrator does about them.</summary>
    private static async Task ActAsync(ClockPortal portal, string act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var admin = scope.ServiceProvider.GetRequiredService<PeopleAdmin>();
        var id = await portal.WithDbAsync(db => db.Users.Where(p => p.Email == ClockPortal.Email(act))
            .Select(p => p.Id).SingleAsync());
        var person = (await admin.FindAsync(id))!;
        if (act == "sign-out") await admin.SignOutAsync(person);
        else if (act == "reset") await admin.ResetAsync(person);
        else await admin.DisableAsync(person, disabled: true);
    }
}
