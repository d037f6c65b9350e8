using AdminPortal.Tests.Cases;
using AdminPortal.Tests.Host;
using Microsoft.Playwright;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Kit;

/// <summary>A hidden part comes when it is asked for, and is gone again when it is hidden.</summary>
public sealed class RevealTests(Portal portal, Browser browser)
{
    private const string Far = "Example Programme of reveals";

    [Fact]
    public async Task A_part_comes_and_goes_beside_what_is_typed()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-revealing-in-place");
        var page = await OpenAsync(scene);
        await page.FillAsync("[name=OverrideReason]", "Synthetic words that stay.");
        var address = page.Url;

        await page.ClickAsync("[data-reveal] >> nth=0");
        await Assertions.Expect(page.Locator("#hidden-1")).ToContainTextAsync(Far);
        await Assertions.Expect(page.Locator("#hidden-1")).ToBeFocusedAsync();
        await page.ClickAsync("#hidden-1 [data-conceal]");

        await Assertions.Expect(page.Locator("#hidden-1 [data-reveal]")).ToBeFocusedAsync();
        Assert.DoesNotContain(Far, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal("Synthetic words that stay.", await page.InputValueAsync("[name=OverrideReason]"));
        Assert.Equal(address, page.Url);
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_opened_as_a_page()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-revealing-pages");
        var page = await OpenAsync(scene);
        await page.RouteAsync("**/*reveal=*", route =>
            route.Request.ResourceType == "fetch" ? route.AbortAsync() : route.ContinueAsync());

        await page.ClickAsync("[data-reveal] >> nth=0");

        await page.WaitForURLAsync("**reveal=1#hidden-1");
        Assert.Contains(Far, await page.InnerTextAsync("#hidden-1"), StringComparison.Ordinal);
        await page.ClickAsync("#hidden-1 [data-conceal]");
        await page.WaitForURLAsync(url => !url.Contains("reveal", StringComparison.Ordinal));
        Assert.DoesNotContain(Far, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_on_the_page_and_all_of_it_at_once_where_that_is()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-revealing-some");
        await scene.AssessAsync(CaseScene.Observed(Indicator.WeaponUse, SourceKind.Survivor, "More."));
        var page = await scene.Worker.OpenAsync(scene.At("timeline") + "?reveal=1");

        Assert.Single(page.Html.QuerySelectorAll(".survivor-only__shown"));
        var all = page.Html.QuerySelector("a[href*='reveal=all']")!.GetAttribute("href")!;
        page = await scene.Worker.OpenAsync(all);
        Assert.Empty(page.Html.QuerySelectorAll("[data-reveal]"));
        Assert.True(page.Html.QuerySelectorAll(".survivor-only__shown").Length > 1);
        Assert.Empty(page.Html.QuerySelectorAll("a[href*='after='][href*='reveal=']"));
    }

    private async Task<IPage> OpenAsync(CaseScene scene)
    {
        await scene.SurvivorMovesAsync();
        var listing = await Listings.ProgrammeAsync(portal, Far, CaseScene.Bradford);
        var page = await browser.OpenAsync(portal, scene.Manager);
        await page.GotoAsync(scene.At($"referrals/new?listing={listing.ListingId}"));
        return page;
    }
}
