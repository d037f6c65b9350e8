using AdminPortal.Tests.Cases;
using AdminPortal.Tests.Host;
using Microsoft.Playwright;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Kit;

/// <summary>A hidden part comes when it is asked for, and is gone again when it is hidden.</summary>
public sealed class RevealTests(Portal portal, Browser browser)
{
    private const string Far = "Example Programme of reveals", Part = "[id^=hidden-]";

    [Fact]
    public async Task A_part_comes_and_goes_beside_what_is_typed()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-revealing-in-place");
        var page = await OpenAsync(scene);
        await page.FillAsync("[name=OverrideReason]", "Synthetic words that stay.");
        var address = page.Url;

        await page.ClickAsync("[data-reveal] >> nth=0");
        await Assertions.Expect(page.Locator(Part)).ToContainTextAsync(Far);
        await Assertions.Expect(page.Locator(Part)).ToBeFocusedAsync();
        await page.ClickAsync(Part + " [data-conceal]");

        await Assertions.Expect(page.Locator(Part + " [data-reveal]")).ToBeFocusedAsync();
        Assert.DoesNotContain(Far, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal("Synthetic words that stay.", await page.InputValueAsync("[name=OverrideReason]"));
        Assert.Equal(address, page.Url);
    }

    [Fact]
    public async Task What_cannot_be_fetched_beside_a_form_is_said_and_opened_only_at_a_second_press()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-revealing-pages");
        var page = await OpenAsync(scene);
        await RefuseAsync(page);
        await page.FillAsync("[name=OverrideReason]", "Synthetic words to copy.");

        await page.ClickAsync("[data-reveal] >> nth=0");

        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("Copy what you typed");
        Assert.Equal("Synthetic words to copy.", await page.InputValueAsync("[name=OverrideReason]"));
        await page.ClickAsync(Part + " a");
        await page.WaitForURLAsync("**reveal=*");
        Assert.Contains(Far, await page.InnerTextAsync(Part), StringComparison.Ordinal);
        await page.ClickAsync(Part + " [data-conceal]");
        await page.WaitForURLAsync(url => !url.Contains("reveal", StringComparison.Ordinal));
        Assert.DoesNotContain(Far, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_fetched_where_nothing_can_be_typed_is_opened_as_a_page()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-revealing-at-once");
        var page = await browser.OpenAsync(portal, scene.Worker);
        await page.GotoAsync(scene.At("facts"));
        await RefuseAsync(page);

        await page.ClickAsync("[data-reveal] >> nth=0");

        await page.WaitForURLAsync("**reveal=*");
        await Assertions.Expect(page.Locator(".survivor-only__shown")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_on_the_page_and_all_of_it_at_once_where_that_is()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-revealing-some");
        await scene.AssessAsync(CaseScene.Observed(Indicator.WeaponUse, SourceKind.Survivor, "More."));
        var page = await scene.Worker.OpenAsync(scene.At("timeline"));
        var link = page.Html.QuerySelector("[data-reveal]")!.GetAttribute("href")!;

        var one = await scene.Worker.OpenAsync(link.Split('#')[0]);
        Assert.Single(one.Html.QuerySelectorAll(".survivor-only__shown"));
        var all = await scene.Worker.RevealAsync(one);
        Assert.Empty(all.Html.QuerySelectorAll("[data-reveal]"));
        Assert.True(all.Html.QuerySelectorAll(".survivor-only__shown").Length > 1);
        Assert.Empty(all.Html.QuerySelectorAll("a[href*='after='][href*='reveal=']"));
    }

    [Fact]
    public async Task An_address_opens_nothing_for_somebody_else_nor_on_another_page()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-revealing-to-one");
        var page = await scene.Worker.OpenAsync(scene.At("facts"));
        var query = new Uri(portal.Address, page.Html.QuerySelector("[data-reveal]")!.GetAttribute("href")).Query;

        foreach (var (person, path) in new[] { (scene.Manager, scene.At("facts")), (scene.Worker, scene.At()) })
        {
            var closed = await person.OpenAsync(path + query);
            Assert.Empty(closed.Html.QuerySelectorAll(".survivor-only__shown"));
        }

        var made = await scene.Worker.OpenAsync(scene.At("facts") + "?reveal=all");
        Assert.Empty(made.Html.QuerySelectorAll(".survivor-only__shown"));
    }

    /// <summary>The newest entry comes first: what was asked for is still the part of its own entry.</summary>
    [Fact]
    public async Task What_comes_meanwhile_takes_nobodys_place()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-revealing-its-own");
        var before = await scene.Worker.OpenAsync(scene.At("timeline"));
        var part = before.Html.QuerySelector("article [data-reveal]")!;
        var entry = part.Closest("article")!.Id;
        await scene.AssessAsync(CaseScene.Observed(Indicator.WeaponUse, SourceKind.Survivor, "More."));

        var after = await scene.Worker.OpenAsync(part.GetAttribute("href")!.Split('#')[0]);

        var shown = Assert.Single(after.Html.QuerySelectorAll(".survivor-only__shown"));
        Assert.Equal(entry, shown.Closest("article")!.Id);
        Assert.Equal(part.ParentElement!.Id, shown.ParentElement!.Id);
    }

    private static Task RefuseAsync(IPage page) => page.RouteAsync("**/*reveal=*", route =>
        route.Request.ResourceType == "fetch" ? route.AbortAsync() : route.ContinueAsync());

    private async Task<IPage> OpenAsync(CaseScene scene)
    {
        await scene.SurvivorMovesAsync();
        var listing = await Listings.ProgrammeAsync(portal, Far, CaseScene.Bradford);
        var page = await browser.OpenAsync(portal, scene.Manager);
        await page.GotoAsync(scene.At($"referrals/new?listing={listing.ListingId}"));
        return page;
    }
}
