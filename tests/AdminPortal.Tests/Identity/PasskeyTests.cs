using System.Net;
using AdminPortal.Tests.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.People;

namespace AdminPortal.Tests.Identity;

/// <summary>Signing in with a passkey of a device that a browser has.</summary>
public sealed class PasskeyTests(IssuerPortal portal, Browser browser)
{
    private const string Password = "violet harbour marching kettle 4";
    private const string KnownCookie = "riskplatform-known";

    [Fact]
    public async Task A_passkey_signs_in_without_password_and_code()
    {
        var (page, _) = await WithPasskeyAsync("passkey");

        await UseAsync(page);

        await page.WaitForURLAsync("**/account");
        Assert.Equal("Your account", await page.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task Strangers_who_lock_the_password_keep_no_passkey_out_of_a_new_browser()
    {
        var (page, email) = await WithPasskeyAsync("locked");
        await page.Context.ClearCookiesAsync(new() { Name = KnownCookie });
        using var stranger = portal.Visit();
        await LockAsync(stranger, email);

        await UseAsync(page);

        await page.WaitForURLAsync("**/account");
        Assert.Equal("Your account", await page.InnerTextAsync("h1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await RightAsync(stranger, email)).Status);
    }

    [Fact]
    public async Task A_passkey_gives_a_locked_browser_no_more_attempts_at_the_password()
    {
        var (page, email) = await WithPasskeyAsync("guesses");
        using var same = portal.Visit();
        same.Cookies.Add(portal.Address, new System.Net.Cookie(KnownCookie, await KnownAsync(page)));
        await LockAsync(same, email);

        await UseAsync(page);
        await page.WaitForURLAsync("**/account");

        using var after = portal.Visit();
        after.Cookies.Add(portal.Address, new System.Net.Cookie(KnownCookie, await KnownAsync(page)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await RightAsync(after, email)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_is_disabled_stays_out_with_a_passkey_too(bool locked)
    {
        var (page, email) = await WithPasskeyAsync($"disabled-{locked}");
        using var stranger = portal.Visit();
        if (locked) await LockAsync(stranger, email);
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var admin = scope.ServiceProvider.GetRequiredService<PeopleAdmin>();
            var id = await scope.ServiceProvider.GetRequiredService<IdentityDb>().Users
                .Where(p => p.Email == email).Select(p => p.Id).SingleAsync(TestContext.Current.CancellationToken);
            Assert.Null(await admin.DisableAsync((await admin.FindAsync(id))!, disabled: true));
        }

        await UseAsync(page);

        await page.WaitForSelectorAsync("text=This passkey does not work here");
        Assert.Equal("Sign in", await page.InnerTextAsync("h1"));
    }

    private static async Task LockAsync(Visitor visitor, string email)
    {
        for (var attempt = 0; attempt < 5; attempt++)
            await visitor.PasswordAsync(email, "not the password", "/account");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await RightAsync(visitor, email)).Status);
    }

    private static Task<TestPage> RightAsync(Visitor visitor, string email) =>
        visitor.PasswordAsync(email, Password, "/account");

    private static async Task<string> KnownAsync(IPage page) =>
        (await page.Context.CookiesAsync()).Single(c => c.Name == KnownCookie).Value;

    private static async Task UseAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.ClickAsync("text=Use a passkey");
    }

    /// <summary>A browser with a device that has somebody's passkey, in which they signed out again.</summary>
    private async Task<(IPage Page, string Email)> WithPasskeyAsync(string name)
    {
        var email = $"{name.ToLowerInvariant()}@passkey.example";
        var (_, link) = await portal.InviteAsync(email, "passkey-agency", "manager");
        using var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "Sam Synthetic", Password);
        var page = await browser.OpenAsync(portal.Address);
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync("/account/passkeys");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", Password);
        await page.ClickAsync("main button:has-text('Sign in')");
        await page.FillAsync("[name=Code]", app.Code);
        await page.ClickAsync("main button");
        await page.FillAsync("[name=Name]", "Test device");
        await page.ClickAsync("main button:has-text('Add a passkey')");
        await page.WaitForSelectorAsync("text=The passkey is added");
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Path.GetTempPath(), "shots", "identity-passkey-added.png"),
            FullPage = true,
        });
        await page.ClickAsync("header button:has-text('Sign out')");
        await page.WaitForURLAsync("**/signed-out");
        return (page, email);
    }
}
