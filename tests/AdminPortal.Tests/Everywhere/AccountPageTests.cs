using AdminPortal.Tests.Host;
using AdminPortal.Tests.Identity;

namespace AdminPortal.Tests.Everywhere;

/// <summary>The pages of signing in, each as it comes and as it says what is wrong, on the way through them.</summary>
public sealed class AccountPageTests(IssuerPortal portal, Browser browser)
{
    private const string Password = "violet harbour marching kettle 4";
    private const string Email = "everywhere@browser.example";

    /// <summary>Every page that this walks through.</summary>
    internal static readonly IReadOnlyList<string> Walked =
    [
        "/Account/SetUp", "/Account/SetUpTwoStep", "/Account/RecoveryCodes", "/Account/SignIn", "/Account/TwoStep",
        "/Account/Agency", "/Account/Index", "/Account/Password", "/Account/Passkeys", "/Account/LinkPast",
        "/Account/OpenLink", "/Account/SignedOut",
    ];

    [Fact]
    public async Task Each_page_of_signing_in_is_good_in_every_form()
    {
        var (person, link) = await portal.InviteAsync(Email, "everywhere-account", "manager");
        await portal.JoinAsync(person, "everywhere-account-two", "auditor");
        await using var visit = await Visit.StartAsync(browser, portal.Address);
        var page = visit.Window;
        await page.GotoAsync(link.ToString());
        await LookAsync(visit, "/Account/SetUp", isForm: true);
        await page.FillAsync("[name=Name]", MadeUpWords.Mark);
        await page.FillAsync("[name=Password]", Password);
        await page.FillAsync("[name=Repeated]", Password);
        await page.ClickAsync("main button");
        await LookAsync(visit, "/Account/SetUpTwoStep", isForm: true);
        var app = new Authenticator(await page.InnerTextAsync(".account-key"));
        await page.FillAsync("[name=Code]", app.Code);
        await page.ClickAsync("main button");
        await LookAsync(visit, "/Account/RecoveryCodes-made");
        await page.ClickAsync("main a[role=button]");
        await LookAsync(visit, "/Account/SignIn", isForm: true);
        await page.FillAsync("[name=Email]", Email);
        await page.FillAsync("[name=Password]", Password);
        await page.ClickAsync("main button:has-text('Sign in')");
        await LookAsync(visit, "/Account/TwoStep", isForm: true);
        await page.FillAsync("[name=Code]", app.Code);
        await page.ClickAsync("main button");
        await LookAsync(visit, "/Account/Agency", isForm: true);
        await page.CheckAsync("[value=everywhere-account]");
        await page.ClickAsync("main button");
        await page.GotoAsync("/account");
        await LookAsync(visit, "/Account/Index");
        foreach (var (name, address, isForm) in new[]
        {
            ("/Account/Password", "/account/password", true),
            ("/Account/Passkeys", "/account/passkeys", false),
            ("/Account/RecoveryCodes", "/account/recovery-codes", false),
        })
        {
            await page.GotoAsync(address);
            await LookAsync(visit, name, isForm);
        }

        await page.GotoAsync("/account/link-past");
        await LookAsync(visit, "/Account/LinkPast");
        await page.GotoAsync("/account/open-link");
        await LookAsync(visit, "/Account/OpenLink");
        await page.GotoAsync("/signed-out");
        await LookAsync(visit, "/Account/SignedOut");
        visit.End();
    }

    /// <summary>Looks at the page that is there, then sends its form with nothing in it.</summary>
    private static async Task LookAsync(Visit visit, string name, bool isForm = false)
    {
        await RulesAsync(visit, name);
        if (!isForm) return;
        await visit.Window.LeaveByAsync(
            () => visit.Window.Locator("main form[method=post] button:not([formaction])").First.ClickAsync());
        visit.Note(name + " with errors", await ErrorRules.FindAsync(visit.Window));
        await RulesAsync(visit, name + "-error");
    }

    private static async Task RulesAsync(Visit visit, string name)
    {
        await visit.Window.SetViewportSizeAsync(1280, 900);
        visit.Note(name, await PageRules.HeadAsync(visit.Window));
        visit.Note(name, await PageRules.AxeAsync(visit.Window));
        visit.Note(name, await PageRules.PrintAsync(visit.Window));
        await visit.ShotAsync(name);
        visit.Note(name, await PageRules.WidthsAsync(visit.Window));
        await visit.ShotAsync(name);
        visit.NoteConsole(name);
    }
}
