using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.AdminPortal.Identity.Data;

namespace AdminPortal.Tests.Identity;

/// <summary>How sessions end.</summary>
public sealed class SessionTests(IssuerPortal portal)
{
    private const string Password = "violet harbour marching kettle 4";

    [Fact]
    public async Task Signing_out_ends_the_portal_s_and_the_issuer_s_session()
    {
        var (visitor, _) = await SignedInAsync("out");
        using var _v = visitor;
        var home = await visitor.OpenAsync("/");

        var page = await visitor.SendHeaderAsync(home, "/sign-out");

        Assert.Equal("/signed-out", page.Address.AbsolutePath);
        Assert.Contains("You are signed out", page.Text, StringComparison.Ordinal);
        await IsOutAsync(visitor);
    }

    [Fact]
    public async Task Signing_out_takes_a_form_of_this_site()
    {
        var (visitor, _) = await SignedInAsync("forged");
        using var _v = visitor;

        var status = await visitor.PostAsync("/sign-out", []);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("/account", (await visitor.OpenAsync("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Exit_ends_both_sessions_too()
    {
        var (visitor, _) = await SignedInAsync("exit");
        using var _v = visitor;

        await visitor.PeekAsync("/exit");

        await IsOutAsync(visitor);
    }

    [Fact]
    public async Task One_session_ends_another_and_its_tokens()
    {
        var (first, app) = await SignedInAsync("several");
        using var _f = first;
        using var second = portal.Visit("Mozilla/5.0 (iPhone) Safari/605");
        await second.SignInAsync("several@session.example", Password, app);
        var account = await first.OpenAsync("/account");
        Assert.Contains("Safari on iPhone", account.Text, StringComparison.Ordinal);
        var sid = account.Html.QuerySelector("input[name=sid]")!.GetAttribute("value")!;

        await first.SendAsync(account, "handler=End", ("sid", sid));

        await IsOutAsync(second);
        Assert.Equal("/account", (await first.OpenAsync("/account")).Address.AbsolutePath);
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        Assert.False(await db.Sessions.AnyAsync(s => s.Sid == sid));
    }

    [Fact]
    public async Task Everywhere_is_everywhere()
    {
        var (first, app) = await SignedInAsync("everywhere");
        using var _f = first;
        using var second = portal.Visit();
        await second.SignInAsync("everywhere@session.example", Password, app);

        var page = await first.SendAsync(await first.OpenAsync("/account"), "handler=Everywhere");

        Assert.Equal("/signed-out", page.Address.AbsolutePath);
        await IsOutAsync(first);
        await IsOutAsync(second);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions()
    {
        var (first, app) = await SignedInAsync("renewed");
        using var _f = first;
        using var second = portal.Visit();
        await second.SignInAsync("renewed@session.example", Password, app);
        const string next = "seven walnuts under the ferry 2";

        var page = await first.SendAsync(await first.OpenAsync("/account/password"),
            ("Current", Password), ("New", next), ("Repeated", next));

        Assert.Equal("/account", page.Address.AbsolutePath);
        await IsOutAsync(second);
        using var third = portal.Visit();
        var again = await third.SignInAsync("renewed@session.example", next, app);
        Assert.Equal("/", again.Address.AbsolutePath);
    }

    private async Task<(Visitor Visitor, Authenticator App)> SignedInAsync(string name)
    {
        var (_, link) = await portal.InviteAsync($"{name}@session.example", $"{name}-agency", "manager");
        var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "Sam Synthetic", Password);
        var page = await visitor.SignInAsync($"{name}@session.example", Password, app);
        Assert.Equal("/", page.Address.AbsolutePath);
        return (visitor, app);
    }

    private static async Task IsOutAsync(Visitor visitor)
    {
        var page = await visitor.OpenAsync("/account");
        Assert.Equal("/account/sign-in", page.Address.AbsolutePath);
        Assert.NotNull(page.Html.QuerySelector("input[name=Email]"));
    }
}
