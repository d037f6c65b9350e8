using System.Globalization;
using System.Net;
using AdminPortal.Tests.Host;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.AdminPortal.Identity.Data;

namespace AdminPortal.Tests.Auditors;

/// <summary>The list of changes to who may do what: its pages, its months, and how it looks.</summary>
public sealed class AccessListTests(Portal portal, Browser browser)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_long_list_is_paged_and_shows_one_month_if_asked()
    {
        await NoteAsync("access-months", 60, Now);
        await NoteAsync("access-months", 3, Now.AddDays(-65));
        using var auditor = portal.As("auditor", "access-months");
        var before = Now.AddDays(-65).ToString("yyyy-MM", CultureInfo.InvariantCulture);

        var first = await auditor.OpenAsync("/auditors/access");
        var next = await auditor.OpenAsync(first.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var month = await auditor.OpenAsync("/auditors/access?Month=" + before);
        var none = await auditor.OpenAsync("/auditors/access?Month=2019-03");
        var wrong = await auditor.OpenAsync("/auditors/access?Month=whenever");

        Assert.Equal((50, 13, 3, 0), (Rows(first), Rows(next), Rows(month), Rows(none)));
        Assert.Null(next.Html.QuerySelector("a[rel=next]"));
        Assert.Equal(before, month.Html.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Contains("Nothing was changed in this month", none.Text, StringComparison.Ordinal);
        Assert.Contains("Choose a month from the list", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(0, Rows(wrong));
    }

    [Theory]
    [InlineData("auditor", HttpStatusCode.OK)]
    [InlineData("manager", HttpStatusCode.OK)]
    [InlineData("safeguarding_lead", HttpStatusCode.OK)]
    [InlineData("practitioner", HttpStatusCode.Forbidden)]
    [InlineData("platform_admin", HttpStatusCode.Forbidden)]
    public async Task Who_audits_an_agency_sees_it_and_finds_it_empty_at_first(string role, HttpStatusCode status)
    {
        await NoteAsync("access-of-another-agency", 1, Now);
        using var person = portal.As(role, "access-empty");

        var page = await person.OpenAsync("/auditors/access");

        Assert.Equal(status, page.Status);
        if (status == HttpStatusCode.OK)
            Assert.Contains("Nothing was changed yet", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_accessible_fits_a_small_screen_and_needs_no_script()
    {
        await NoteAsync("access-shown", 4, Now);
        await NoteAsync("access-shown", 2, Now.AddDays(-65));
        using var auditor = portal.As("auditor", "access-shown");
        var page = await browser.OpenAsync(portal, auditor, scripts: false);
        await page.GotoAsync("/auditors");
        await page.ClickAsync("main >> text=Who may do what");
        await page.ScreenshotAsync(Shot("wide"));
        await page.SelectOptionAsync("[name=Month]",
            Now.AddDays(-65).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        await page.ClickAsync("main button:has-text('Show')");
        Assert.Equal(2, await page.Locator("main tbody tr").CountAsync());
        await page.SetViewportSizeAsync(320, 900);
        await page.FitsAsync();
        await page.ScreenshotAsync(Shot("small"));

        var read = await browser.OpenAsync(portal, auditor);
        await read.GotoAsync("/auditors/access");
        await read.IsAccessibleAsync();
    }

    private static int Rows(TestPage page) => page.Html.QuerySelectorAll("main tbody tr").Length;

    private async Task NoteAsync(string agency, int times, DateTimeOffset at)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        for (var i = 0; i < times; i++)
        {
            var entry = new AuditEntry
            {
                At = at,
                Who = "admin",
                WhoName = "Alex Synthetic",
                What = "Changed roles",
                About = Guid.CreateVersion7().ToString(),
                Detail = agency + ": Manager → Manager, Safeguarding lead",
            };
            entry.Reach.Add(new AuditReach { AgencyId = agency, At = at });
            db.Audit.Add(entry);
        }

        await db.SaveChangesAsync();
    }

    private static Microsoft.Playwright.PageScreenshotOptions Shot(string name) => new()
    {
        Path = Path.Combine(Path.GetTempPath(), "shots", $"access-{name}.png"),
        FullPage = true,
    };
}
