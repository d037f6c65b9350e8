using AdminPortal.Tests.Host;
using Microsoft.Playwright;

namespace AdminPortal.Tests.Identity;

/// <summary>The pages about signing in, people and credentials in a real browser.</summary>
public sealed class BrowserTests(IssuerPortal portal, Browser browser)
{
    private const string Password = "violet harbour marching kettle 4";

    [Fact]
    public async Task Setting_up_and_signing_in_works_without_scripts_and_on_a_small_screen()
    {
        var (_, link) = await portal.InviteAsync("small@browser.example", "small-agency", "manager");
        var page = await browser.OpenAsync(portal.Address, scripts: false, width: 320);
        await page.GotoAsync(link.ToString());
        await page.FillAsync("[name=Name]", "Sam Synthetic");
        await page.FillAsync("[name=Password]", Password);
        await page.FillAsync("[name=Repeated]", Password);
        await page.ScreenshotAsync(Shot("set-up"));
        await page.ClickAsync("main button");
        var app = new Authenticator(await page.InnerTextAsync(".account-key"));
        await page.ScreenshotAsync(Shot("two-step-set-up"));
        await page.FitsAsync();
        await page.FillAsync("[name=Code]", app.Code);
        await page.ClickAsync("main button");
        Assert.Equal(10, await page.Locator(".account-codes code").CountAsync());
        await page.ScreenshotAsync(Shot("codes"));
        await page.FitsAsync();

        await page.ClickAsync("main a[role=button]");
        await SignInAsync(page, "small@browser.example", app);

        Assert.Equal("Home – RiskPlatform", await page.TitleAsync());
    }

    [Fact]
    public async Task Every_page_of_signing_in_is_accessible()
    {
        var (_, link) = await portal.InviteAsync("axe@browser.example", "axe-agency", "manager");
        var page = await browser.OpenAsync(portal.Address);
        await page.GotoAsync(link.ToString());
        await page.IsAccessibleAsync();
        await page.ClickAsync("main button");
        await page.IsAccessibleAsync();
        await page.ScreenshotAsync(Shot("set-up-wrong"));
        await page.FillAsync("[name=Name]", "Sam Synthetic");
        await page.FillAsync("[name=Password]", Password);
        await page.FillAsync("[name=Repeated]", Password);
        await page.ClickAsync("main button");
        await page.IsAccessibleAsync();
        var app = new Authenticator(await page.InnerTextAsync(".account-key"));
        await page.FillAsync("[name=Code]", app.Code);
        await page.ClickAsync("main button");
        await page.IsAccessibleAsync();
        await page.ClickAsync("main a[role=button]");
        await page.IsAccessibleAsync();
        await page.ScreenshotAsync(Shot("sign-in"));
        await page.FillAsync("[name=Email]", "axe@browser.example");
        await page.FillAsync("[name=Password]", Password);
        await page.ClickAsync("main button:has-text('Sign in')");
        await page.IsAccessibleAsync();
        await page.ScreenshotAsync(Shot("two-step"));
        await page.ClickAsync("text=use a recovery code");
        await page.IsAccessibleAsync();
        await page.ClickAsync("text=Use a code of the app");
        await page.FillAsync("[name=Code]", app.Code);
        await page.ClickAsync("main button");
        foreach (var path in new[]
        {
            "/account", "/account/password", "/account/recovery-codes", "/account/passkeys", "/account/link-past",
            "/account/open-link", "/signed-out",
        })
        {
            await page.GotoAsync(path);
            await page.IsAccessibleAsync();
            await page.ScreenshotAsync(Shot(path.Trim('/').Replace('/', '-')));
        }
    }

    [Fact]
    public async Task Every_page_of_the_platform_is_accessible_and_fits()
    {
        var page = await browser.OpenAsync(portal.Address, width: 320);
        await page.GotoAsync("/platform/agencies/register");
        await SignInAsync(page, IssuerPortal.AdminEmail, portal.Admin, IssuerPortal.Password);
        await page.FillAsync("[name=Id]", "browser-agency");
        await page.FillAsync("[name=Name]", "Synthetic agency of the browser");
        await page.ClickAsync("main button");
        await page.GotoAsync("/platform/agencies/browser-agency/credentials/new");
        await page.FillAsync("[name=Description]", "Case system");
        await page.CheckAsync("[value=agency_system]");
        await page.CheckAsync("[value=secret]");
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.ClickAsync("main button");
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.ScreenshotAsync(Shot("credential-made"));
        await page.GotoAsync("/platform/people/invite?agency=browser-agency");
        await page.FillAsync("[name=Name]", "Kim Synthetic");
        await page.FillAsync("[name=Email]", "kim@browser.example");
        await page.CheckAsync("[value=manager]");
        await page.IsAccessibleAsync();
        await page.ClickAsync("main button");
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.ScreenshotAsync(Shot("invited"));
        await page.ClickAsync("text=Go to the person");
        var person = new Uri(page.Url).AbsolutePath;
        await page.SetViewportSizeAsync(1200, 900);
        foreach (var path in new[]
        {
            "/platform", "/platform/agencies", "/platform/agencies/browser-agency",
            "/platform/agencies/browser-agency/edit", "/platform/agencies/browser-agency/suspend", "/platform/people",
            person, person + "/disable", person + "/reset", person + "/roles/browser-agency",
        })
        {
            await page.GotoAsync(path);
            await page.IsAccessibleAsync();
            await page.ScreenshotAsync(Shot(path.Trim('/').Replace('/', '-')
                .Replace(person.Split('/')[^1], "x", StringComparison.Ordinal)));
            await page.SetViewportSizeAsync(320, 900);
            await page.FitsAsync();
            await page.SetViewportSizeAsync(1200, 900);
        }
    }

    private static async Task SignInAsync(IPage page, string email, Authenticator app, string password = Password)
    {
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", password);
        await page.ClickAsync("main button:has-text('Sign in')");
        await page.FillAsync("[name=Code]", app.Code);
        await page.ClickAsync("main button");
    }

    private static PageScreenshotOptions Shot(string name) => new()
    {
        Path = Path.Combine(Path.GetTempPath(), "shots", $"identity-{name}.png"),
        FullPage = true,
    };
}
