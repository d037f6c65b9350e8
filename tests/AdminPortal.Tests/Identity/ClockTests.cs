using System.Net;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;

namespace AdminPortal.Tests.Identity;

/// <summary>What time does to signing in: codes, locks, tokens and proofs.</summary>
public sealed class ClockTests
{
    /// <summary>As long ago as cookies and tokens of that time are good now.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(13.5);

    [Fact]
    public async Task A_code_of_the_app_is_good_once()
    {
        await using var portal = await ClockPortal.StartAsync(TimeSpan.FromMinutes(3));
        var (visitor, app, _) = await portal.PersonAsync("once", "once-agency", "auditor");
        using var _v = visitor;
        var code = app.Code;
        var first = await SignInAsync(visitor, "once", code);

        using var second = portal.Visit();
        var again = await SignInAsync(second, "once", code);
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        var next = await second.SendAsync(again, ("Code", app.Code));
        using var third = portal.Visit();
        var before = await SignInAsync(third, "once", code);

        Assert.Equal("/account", first.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("was used already", again.Text, StringComparison.Ordinal);
        Assert.Equal("/account", next.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, before.Status);
    }

    [Fact]
    public async Task A_code_that_set_the_app_up_signs_nobody_in()
    {
        await using var portal = await ClockPortal.StartAsync(TimeSpan.FromMinutes(3));
        var (visitor, app, _) = await portal.PersonAsync("burnt", "burnt-agency", "auditor");
        using var _v = visitor;
        portal.Clock.Advance(TimeSpan.FromSeconds(-30));

        var page = await SignInAsync(visitor, "burnt", app.Code);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Fact]
    public async Task Wrong_attempts_are_counted_within_a_quarter_of_an_hour_alone()
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        var (visitor, app, _) = await portal.PersonAsync("slow", "slow-agency", "auditor");
        using var _v = visitor;
        await WrongAsync(visitor, "slow", 4);
        portal.Clock.Advance(TimeSpan.FromMinutes(16));
        await WrongAsync(visitor, "slow", 4);

        var page = await SignInAsync(visitor, "slow", app.Code);

        Assert.Equal("/account", page.Address.AbsolutePath);
    }

    [Fact]
    public async Task Five_within_it_lock_for_as_long()
    {
        await using var portal = await ClockPortal.StartAsync(Before);
        var (visitor, app, _) = await portal.PersonAsync("locked", "locked-agency", "auditor");
        using var _v = visitor;
        await WrongAsync(visitor, "locked", 5);

        var locked = await visitor.PasswordAsync(ClockPortal.Email("locked"), ClockPortal.Password, "/account");
        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        var still = await visitor.PasswordAsync(ClockPortal.Email("locked"), ClockPortal.Password, "/account");
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var open = await SignInAsync(visitor, "locked", app.Code);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, still.Status);
        Assert.Equal("/account", open.Address.AbsolutePath);
    }

    [Fact]
    public async Task Every_attempt_is_noted_by_the_account_s_id_alone_and_stays()
    {
        await using var portal = await ClockPortal.StartAsync(TimeSpan.FromMinutes(3));
        var (visitor, app, person) = await portal.PersonAsync("noted", "noted-agency", "platform_admin");
        using var _v = visitor;
        await visitor.PasswordAsync("nobody@clock.example", "whatever it is 12");
        await WrongAsync(visitor, "noted", 1);
        await SignInAsync(visitor, "noted", "000000");
        var page = await SignInAsync(visitor, "noted", app.Code);
        using var other = portal.Visit();
        await WrongAsync(other, "noted", 6);

        var noted = await portal.SignInsAsync();

        Assert.Equal(
            [
                "No such account", "Wrong password", "Wrong or used code", "Signed in", "Wrong password",
                "Wrong password", "Wrong password", "Wrong password", "Wrong password", "Tried while locked",
            ],
            noted.Select(n => n.What));
        Assert.Equal("Locked for 15 minutes", noted[^2].Detail);
        Assert.Equal(["", $"{person.Id}"], noted.Select(n => n.Who).Distinct());
        Assert.All(noted, n => Assert.Equal("", n.WhoName));
        var shown = await visitor.OpenAsync("/platform?show=SignIn");
        Assert.Contains("Tried while locked", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Sam Synthetic", shown.Html.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => portal.WithDbAsync(db =>
            db.Audit.Where(e => e.Kind == AuditKind.SignIn).ExecuteDeleteAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => portal.WithDbAsync(db =>
            db.Audit.ExecuteUpdateAsync(e => e.SetProperty(x => x.What, "Nothing"))));
        Assert.Equal("/account", page.Address.AbsolutePath);
    }

    [Fact]
    public async Task One_address_may_not_try_for_ever()
    {
        await using var portal = await ClockPortal.StartAsync(attempts: 3);
        using var visitor = portal.Visit();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var refused = await visitor.PasswordAsync($"nobody{attempt}@clock.example", "whatever it is 12");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        }

        using var another = portal.Visit();
        var page = await another.PasswordAsync("somebody@clock.example", "whatever it is 12");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Contains("Wait five minutes", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await portal.SignInsAsync()).Count);
    }

    private static Task<Host.TestPage> SignInAsync(Visitor visitor, string name, string code) =>
        CodeAsync(visitor, visitor.PasswordAsync(ClockPortal.Email(name), ClockPortal.Password, "/account"), code);

    private static async Task<Host.TestPage> CodeAsync(Visitor visitor, Task<Host.TestPage> step, string code) =>
        await visitor.SendAsync(await step, ("Code", code));

    private static async Task WrongAsync(Visitor visitor, string name, int times)
    {
        for (var attempt = 0; attempt < times; attempt++)
        {
            var page = await visitor.PasswordAsync(ClockPortal.Email(name), "not the password", "/account");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        }
    }
}
