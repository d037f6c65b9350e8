using System.Net;

namespace AdminPortal.Tests.Identity;

/// <summary>Signing in with the portal's own issuer.</summary>
public sealed class SignInTests(IssuerPortal portal)
{
    private const string Password = "violet harbour marching kettle 4";

    [Fact]
    public async Task A_password_and_a_code_lead_to_the_page_that_was_wanted_and_to_the_service()
    {
        using var visitor = portal.Visit();

        var page = await visitor.SignInAsync(
            IssuerPortal.AdminEmail, IssuerPortal.Password, portal.Admin, "/platform");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/platform", page.Address.AbsolutePath);
        Assert.Contains("Alex Synthetic", page.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It answers", page.Text, StringComparison.Ordinal);
        Assert.All(visitor.Cookies.GetAllCookies(), cookie => Assert.True(cookie.HttpOnly, cookie.Name));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_right_one_out()
    {
        var (_, link) = await portal.InviteAsync("locked@person.example", "lock-agency", "manager");
        using var visitor = portal.Visit();
        await visitor.SetUpAsync(link, "Sam Synthetic", Password);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var refused = await visitor.PasswordAsync("locked@person.example", "not the password");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        }

        var page = await visitor.PasswordAsync("locked@person.example", Password);

        Assert.Contains("is not right", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_sent_at_once_each_count()
    {
        var (_, link) = await portal.InviteAsync("at-once@person.example", "at-once-agency", "manager");
        using var visitor = portal.Visit();
        await visitor.SetUpAsync(link, "Sam Synthetic", Password);
        var strangers = Enumerable.Range(0, 5).Select(_ => portal.Visit()).ToList();

        var refused = await Task.WhenAll(
            strangers.Select(s => s.PasswordAsync("at-once@person.example", "not the password")));

        Assert.All(refused, page => Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status));
        using var last = portal.Visit();
        var page = await last.PasswordAsync("at-once@person.example", Password);
        Assert.Contains("is not right", page.Text, StringComparison.Ordinal);
        foreach (var stranger in strangers) stranger.Dispose();
    }

    [Fact]
    public async Task Somebody_unknown_is_told_the_same_as_somebody_who_mistypes()
    {
        using var visitor = portal.Visit();

        var unknown = await visitor.PasswordAsync("nobody@person.example", "whatever it is 12");
        var known = await visitor.PasswordAsync(IssuerPortal.AdminEmail, "whatever it is 12");

        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Text, unknown.Text);
        using var again = await portal.AsAdminAsync();
    }

    [Fact]
    public async Task A_recovery_code_works_once()
    {
        var (_, link) = await portal.InviteAsync("recovery@person.example", "recovery-agency", "manager");
        using var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "Sam Synthetic", Password);
        Assert.Equal(10, app.RecoveryCodes.Count);

        var first = await UseAsync(visitor, app.RecoveryCodes[0]);
        using var other = portal.Visit();
        var second = await UseAsync(other, app.RecoveryCodes[0]);

        Assert.Equal("/", first.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("was used already", second.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/exit")]
    public async Task Signing_in_goes_on_nowhere_else(string returnUrl)
    {
        var email = $"return{Guid.CreateVersion7():N}@person.example";
        var (_, link) = await portal.InviteAsync(email, "return-agency", "manager");
        using var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "Sam Synthetic", Password);

        var form = await visitor.OpenAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        var step = await visitor.SendAsync(form, ("Email", email), ("Password", Password));
        var page = await visitor.SendAsync(step, ("Code", app.Code));

        Assert.Equal(new Uri(portal.Address, "/"), page.Address);
    }

    [Fact]
    public async Task The_session_of_one_agency_is_chosen_by_whoever_works_for_two()
    {
        var (person, link) = await portal.InviteAsync("two@person.example", "first-agency", "manager");
        await portal.JoinAsync(person, "second-agency", "auditor");
        using var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "Sam Synthetic", Password);

        var choice = await visitor.SignInAsync("two@person.example", Password, app);
        var page = await visitor.SendAsync(choice, ("Agency", "second-agency"));

        Assert.Contains("Audit", page.Html.QuerySelector("nav")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Managers", page.Html.QuerySelector("nav")!.TextContent, StringComparison.Ordinal);
        var account = await visitor.OpenAsync("/account");
        Assert.Contains("second-agency", account.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short words", "12 characters or more")]
    [InlineData("password1234567", "easy to guess")]
    [InlineData("Sam Synthetic", "easy to guess")]
    public async Task A_password_that_is_soon_guessed_is_refused(string password, string why)
    {
        var (_, link) = await portal.InviteAsync(
            $"weak{Guid.CreateVersion7():N}@person.example", "weak-agency", "manager");
        using var visitor = portal.Visit();

        var page = await visitor.SendAsync(await visitor.OpenAsync(link.ToString()),
            ("Name", "Sam Synthetic"), ("Password", password), ("Repeated", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(why, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_up_link_works_once()
    {
        var (_, link) = await portal.InviteAsync("once@person.example", "once-agency", "manager");
        using var visitor = portal.Visit();
        await visitor.SetUpAsync(link, "Sam Synthetic", Password);

        var page = await visitor.OpenAsync(link.ToString());

        Assert.Contains("does not work any more", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_signed_in_proves_again_who_they_are_with_the_password()
    {
        using var visitor = portal.Visit();
        using var challenge = await visitor.PeekAsync("/platform/agencies");
        await visitor.SignInAsync(IssuerPortal.AdminEmail, IssuerPortal.Password, portal.Admin);

        var page = await visitor.OpenAsync(challenge.Headers.Location + "&prompt=login");
        Assert.Contains("Confirm that it is you", page.Text, StringComparison.Ordinal);
        var wrong = await visitor.SendAsync(page, ("Password", "not the password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var right = await visitor.SendAsync(wrong, ("Password", IssuerPortal.Password));

        Assert.Equal("/platform/agencies", right.Address.AbsolutePath);
    }

    [Fact]
    public async Task Pages_of_signing_in_have_the_security_headers_and_are_not_kept()
    {
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync("/account/sign-in");

        var policy = Assert.Single(page.Answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.True(page.Answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_issuer_is_found_by_discovery()
    {
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync("/.well-known/openid-configuration");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var text = page.Html.Body!.TextContent;
        Assert.Contains("/connect/introspect", text, StringComparison.Ordinal);
        Assert.Contains("/connect/revoke", text, StringComparison.Ordinal);
    }

    private static async Task<Host.TestPage> UseAsync(Visitor visitor, string code)
    {
        var step = await visitor.PasswordAsync("recovery@person.example", Password);
        var href = step.Html.QuerySelector("main a[href*='recovery=']")!.GetAttribute("href")!;
        return await visitor.SendAsync(await visitor.OpenAsync(href), ("Code", code));
    }
}
