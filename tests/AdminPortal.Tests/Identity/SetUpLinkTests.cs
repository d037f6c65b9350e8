using System.Net;
using AdminPortal.Tests.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;

namespace AdminPortal.Tests.Identity;

/// <summary>The secret of a set-up link leaves the address with the first page, and sets up one account.</summary>
public sealed class SetUpLinkTests(IssuerPortal portal, Browser browser)
{
    private const string Password = "violet harbour marching kettle 4";
    private const string Cookie = "riskplatform-set-up";

    [Fact]
    public async Task The_first_page_keeps_the_secret_in_a_cookie_and_out_of_the_address()
    {
        var (_, link) = await portal.InviteAsync("kept@link.example", "kept-agency", "manager");
        using var visitor = portal.Visit();

        using var first = await visitor.PeekAsync(link.PathAndQuery);
        var page = await visitor.OpenAsync(link.ToString());
        var next = await FirstStepAsync(visitor, page);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal("/account/set-up", first.Headers.Location!.ToString());
        Assert.Equal("no-referrer", first.Headers.GetValues("Referrer-Policy").Single());
        var set = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", set, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Secret(link), set, StringComparison.Ordinal);
        Assert.Equal(
            ["/account/set-up", "/account/set-up/two-step"],
            new[] { page, next }.Select(p => p.Address.PathAndQuery));
        foreach (var shown in new[] { page, next })
        {
            Assert.DoesNotContain(Secret(link), shown.Html.Source.Text, StringComparison.Ordinal);
            Assert.Contains("kept@link.example", shown.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_browser_no_address_and_no_referrer_has_it_after_the_first(bool scripts)
    {
        var email = $"browser-{scripts}@link.example";
        var (_, link) = await portal.InviteAsync(email, "link-browser-agency", "manager");
        var page = await browser.OpenAsync(portal.Address, scripts: scripts);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(
            $"{request.Url} from {request.Headers.GetValueOrDefault("referer")}");
        await page.GotoAsync(link.ToString());
        Assert.Equal(new Uri(portal.Address, "/account/set-up").ToString(), page.Url);
        await page.GotoAsync("/account/open-link");
        await page.GoBackAsync();
        Assert.Equal(new Uri(portal.Address, "/account/set-up").ToString(), page.Url);
        await page.FillAsync("[name=Name]", "Sam Synthetic");
        await page.FillAsync("[name=Password]", Password);
        await page.FillAsync("[name=Repeated]", Password);
        await page.ClickAsync("main button");
        var app = new Authenticator(await page.InnerTextAsync(".account-key"));
        await page.FillAsync("[name=Code]", app.Code);
        await page.ClickAsync("main button");
        Assert.Equal(10, await page.Locator(".account-codes code").CountAsync());
        await page.ClickAsync("main a[role=button]");

        Assert.Equal([asked[0]], asked.Where(a => a.Contains(Secret(link), StringComparison.Ordinal)));
        Assert.DoesNotContain(Cookie, (await page.Context.CookiesAsync()).Select(c => c.Name));
    }

    [Fact]
    public async Task Without_the_cookie_the_link_has_to_be_opened_again_which_it_can_be_until_it_is_used()
    {
        var (_, link) = await portal.InviteAsync("again@link.example", "again-agency", "manager");
        using var first = portal.Visit();
        await FirstStepAsync(first, await first.OpenAsync(link.ToString()));
        using var second = portal.Visit();

        var without = await second.OpenAsync("/account/set-up/two-step");
        await second.SetUpAsync(link, "Sam Synthetic", Password);
        var used = await first.OpenAsync("/account/set-up/two-step");
        var after = await second.OpenAsync("/account/set-up");

        Assert.Contains("Open your set-up link again", without.Text, StringComparison.Ordinal);
        Assert.Contains("does not work any more", used.Text, StringComparison.Ordinal);
        Assert.Contains("Open your set-up link again", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_the_second_step_again_changes_nothing_and_the_app_s_code_is_still_right()
    {
        var (_, link) = await portal.InviteAsync("scanned@link.example", "scanned-agency", "manager");
        using var visitor = portal.Visit();
        var step = await FirstStepAsync(visitor, await visitor.OpenAsync(link.ToString()));
        var app = new Authenticator(KeyOf(step));

        // As any page elsewhere can have a browser do between the picture and the code.
        var again = await visitor.OpenAsync("/account/set-up/two-step");
        var done = await visitor.SendAsync(step, ("Code", app.Code));

        Assert.Equal(KeyOf(step), KeyOf(again));
        Assert.Contains("Keep your recovery codes", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_s_key_is_shown_where_the_first_step_was_taken_last_and_nowhere_else()
    {
        var (_, link) = await portal.InviteAsync("seen@link.example", "seen-agency", "manager");
        using var first = portal.Visit();
        using var second = portal.Visit();
        var step = await FirstStepAsync(first, await first.OpenAsync(link.ToString()));
        await second.OpenAsync(link.ToString());

        var peek = await second.OpenAsync("/account/set-up/two-step");
        var own = await FirstStepAsync(second, peek);
        var late = await first.SendAsync(step, ("Code", new Authenticator(KeyOf(step)).Code));
        var done = await second.SendAsync(own, ("Code", new Authenticator(KeyOf(own)).Code));

        Assert.Equal("/account/set-up", peek.Address.AbsolutePath);
        Assert.Equal("/account/set-up", late.Address.AbsolutePath);
        Assert.NotEqual(KeyOf(step), KeyOf(own));
        Assert.Contains("Keep your recovery codes", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_link_opened_in_the_same_browser_gets_nothing_that_was_meant_for_the_first()
    {
        var (hers, link) = await portal.InviteAsync("hers@link.example", "hers-agency", "manager");
        var (other, planted) = await portal.InviteAsync("planted@link.example", "planted-agency", "manager");
        using var visitor = portal.Visit();
        var page = await visitor.OpenAsync(link.ToString());
        await visitor.OpenAsync(planted.ToString());

        var mixed = await FirstStepAsync(visitor, page);

        Assert.Contains("Open your set-up link again", mixed.Text, StringComparison.Ordinal);
        Assert.Equal([null, null], await PasswordsAsync(hers, other));
        var shown = await visitor.OpenAsync("/account/set-up");
        Assert.Contains("planted@link.example", shown.Text, StringComparison.Ordinal);
        await FirstStepAsync(visitor, await visitor.OpenAsync(link.ToString()));
        Assert.Collection(await PasswordsAsync(hers, other), Assert.NotNull, Assert.Null);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_cookie_that_was_not_sealed_here_opens_nothing(string value)
    {
        var (person, link) = await portal.InviteAsync(
            $"sealed{value.Length}@link.example", "sealed-agency", "manager");
        using var visitor = portal.Visit();
        var page = await visitor.OpenAsync(link.ToString());
        visitor.Cookies.GetAllCookies().Single(c => c.Name == Cookie).Value =
            value.Length == 0 ? Secret(link) : value;

        var next = await FirstStepAsync(visitor, page);

        Assert.Contains("Open your set-up link again", next.Text, StringComparison.Ordinal);
        Assert.Equal([null], await PasswordsAsync(person));
    }

    [Fact]
    public async Task It_is_kept_for_an_hour_and_no_longer_than_the_link_is_good()
    {
        await using var own = await ClockPortal.StartAsync(TimeSpan.FromHours(3));
        var (_, link) = await IssuerPortal.InviteAsync(own.Services, "hour@link.example", "hour-agency", "manager");
        using var visitor = own.Visit();
        await visitor.OpenAsync(link.ToString());
        own.Clock.Advance(TimeSpan.FromMinutes(59));
        var still = await visitor.OpenAsync("/account/set-up");
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        var past = await visitor.OpenAsync("/account/set-up");
        var again = await visitor.OpenAsync(link.ToString());

        var (person, _) = await IssuerPortal.InviteAsync(own.Services, "short@link.example", "short-agency", "manager");
        await using var scope = own.Services.CreateAsyncScope();
        var brief = await scope.ServiceProvider.GetRequiredService<SetUpLinks>()
            .MakeAsync(person, TimeSpan.FromMinutes(10));
        using var late = own.Visit();
        await late.OpenAsync(brief.ToString());
        own.Clock.Advance(TimeSpan.FromMinutes(11));
        var ended = await late.OpenAsync("/account/set-up");

        Assert.Contains("Set up your account", still.Text, StringComparison.Ordinal);
        Assert.Contains("Open your set-up link again", past.Text, StringComparison.Ordinal);
        Assert.Contains("Set up your account", again.Text, StringComparison.Ordinal);
        Assert.Contains("Open your set-up link again", ended.Text, StringComparison.Ordinal);
        Assert.Contains("does not work any more", (await late.OpenAsync(brief.ToString())).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_the_page_leaves_nothing_of_the_link()
    {
        var (_, link) = await portal.InviteAsync("left@link.example", "left-agency", "manager");
        using var visitor = portal.Visit();
        await visitor.OpenAsync(link.ToString());

        using var exit = await visitor.PeekAsync("/exit");

        Assert.DoesNotContain(Cookie, visitor.Cookies.GetAllCookies().Select(c => c.Name));
    }

    private static string KeyOf(TestPage page) => page.Html.QuerySelector(".account-key")?.TextContent
        ?? throw new InvalidOperationException(page.Text);

    private static string Secret(Uri link) => link.Query["?link=".Length..];

    private static Task<TestPage> FirstStepAsync(Visitor visitor, TestPage page) => visitor.SendAsync(
        page, ("Name", "Sam Synthetic"), ("Password", Password), ("Repeated", Password));

    private async Task<List<string?>> PasswordsAsync(params PersonAccount[] people)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var found = new List<string?>();
        foreach (var person in people)
            found.Add(await db.Users.Where(p => p.Id == person.Id).Select(p => p.PasswordHash).SingleAsync());
        return found;
    }
}
