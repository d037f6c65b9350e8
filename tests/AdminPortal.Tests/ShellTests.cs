using System.Net;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests;

/// <summary>What surrounds every page.</summary>
public sealed class ShellTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task The_start_page_is_accessible_and_fits_a_small_screen()
    {
        using var person = portal.As("manager,directory_admin,auditor,platform_admin");
        var page = await browser.OpenAsync(portal, person, width: 320);

        await page.GotoAsync("/");

        Assert.Equal("Home – RiskPlatform", await page.TitleAsync());
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Path.GetTempPath(), "portal-home.png") });
    }

    [Fact]
    public async Task The_menu_shows_what_the_person_may_do()
    {
        using var auditor = portal.As("auditor");

        var page = await auditor.OpenAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["Home", "Audit"],
            page.Html.QuerySelectorAll(".govuk-service-navigation__link").Select(a => a.TextContent.Trim()));
    }

    [Theory]
    [InlineData("/portal.css", "br")]
    [InlineData("/govuk-frontend.min.js", "br")]
    [InlineData("/", null)]
    [InlineData("/cases", null)]
    public async Task Styles_and_scripts_are_compressed_and_pages_that_hold_secrets_are_not(
        string path, string? expected)
    {
        using var person = portal.As("manager");
        using var http = new HttpClient { BaseAddress = portal.Address };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        http.DefaultRequestHeaders.Add("Cookie", $"{TestSignIn.Cookie}={person.CookieValue}");

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so()
    {
        using var person = portal.As("manager");

        var page = await person.OpenAsync("/nothing/here");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Page not found", page.Text, StringComparison.Ordinal);
    }
}
