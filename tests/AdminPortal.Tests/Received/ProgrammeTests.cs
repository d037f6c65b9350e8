using System.Net;
using AdminPortal.Tests.Cases;
using AdminPortal.Tests.Host;
using Microsoft.Playwright;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Received;

/// <summary>A programme's own people: what was referred to them, and what they say of it (REFER-7).</summary>
public sealed class ProgrammeTests(Portal portal, Browser browser)
{
    private const string Fact = "Threats to kill";

    [Fact]
    public async Task A_referral_is_found_read_and_moved_and_the_agency_sees_it()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-sends");
        var (at, listing) = await SentAsync(scene, "programme-that-receives");
        using var person = portal.As("programme", "programme-that-receives");

        var home = await person.OpenAsync("/");
        Assert.Contains("New ones: 1 referral", home.Text, StringComparison.Ordinal);
        var list = await person.OpenAsync("/programme?show=new");
        Assert.Contains(listing.Name, list.Text, StringComparison.Ordinal);
        var referral = await person.OpenAsync(
            list.Html.QuerySelector("main table a[href^='/programme/']")!.GetAttribute("href")!);
        Assert.Contains("For your programme’s workers alone", referral.Text, StringComparison.Ordinal);
        await person.AssertHiddenAsync(referral, Fact);

        var form = await person.OpenAsync(Link(referral, ReferralMove.Receive));
        var moved = await person.SendAsync(form, ("Note", "Synthetic: it arrived."));

        Assert.Contains("stands at: received", moved.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Received", (await scene.Worker.OpenAsync(at)).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing new", (await person.OpenAsync("/programme?show=new")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_it_needs_a_reason_and_a_move_of_somebody_else_meanwhile_is_shown()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-sends-twice");
        await SentAsync(scene, "programme-of-two");
        using var first = portal.As("programme", "programme-of-two", "first");
        using var second = portal.As("programme", "programme-of-two", "second");
        var list = await first.OpenAsync("/programme");
        var at = list.Html.QuerySelector("main table a")!.GetAttribute("href")!;
        var hold = await first.OpenAsync(Link(await first.OpenAsync(at), ReferralMove.PutOnHold));

        var wrong = await first.SendAsync(hold, ("Note", "Synthetic words."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Choose why", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Synthetic words.", wrong.Html.QuerySelector("textarea")!.TextContent,
            StringComparison.Ordinal);

        await second.SendAsync(
            await second.OpenAsync(Link(await second.OpenAsync(at), ReferralMove.Receive)), ("Note", ""));
        var late = await first.SendAsync(wrong, ("Reason", "Illness"));
        Assert.Contains("Somebody else moved it meanwhile", late.Text, StringComparison.Ordinal);
        var done = await first.SendAsync(late, ("Reason", "Illness"));
        Assert.Contains("on hold", done.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>LOOK-3: whom it named may be somebody who is abused.</summary>
    [Fact]
    public async Task After_a_change_of_roles_it_says_first_of_all_to_stop()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-sends-and-swaps");
        var (at, _) = await SentAsync(scene, "programme-that-stops");
        await scene.Worker.SendAsync(await scene.Worker.OpenAsync(scene.At("roles")),
            ("NewSubjectPartyId", scene.Of(PartyRole.Survivor).PartyId), ("Reason", "Synthetic reason."));
        await scene.Manager.SendAsync(await scene.Manager.OpenAsync($"/managers/approvals/{scene.Case.CaseId}"),
            ("Roles", "approve"), ("RolesReason", "Synthetic reason."));
        using var person = portal.As("programme", "programme-that-stops");
        var here = "/programme/" + at.Split('/')[^1];

        var page = await person.OpenAsync(here);

        Assert.Contains("Stop. Contact nobody", page.Text, StringComparison.Ordinal);
        Assert.True(page.Text.IndexOf("Stop. Contact", StringComparison.Ordinal)
            < page.Text.IndexOf("What can be said", StringComparison.Ordinal));
        Assert.DoesNotContain("SUBJECT-1", page.Text, StringComparison.Ordinal);
        Assert.EndsWith($"/moves/{(int)ReferralMove.PutOnHold}",
            Assert.Single(page.Html.QuerySelectorAll("a[href*='/moves/']")).GetAttribute("href"),
            StringComparison.Ordinal);
        var other = await person.OpenAsync($"{here}/moves/{(int)ReferralMove.Receive}");
        Assert.Contains("Stop. Contact nobody", other.Text, StringComparison.Ordinal);
        Assert.Contains("This cannot be said of it now", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_to_somebody_else_is_not_there()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-sends-elsewhere");
        var (at, _) = await SentAsync(scene, "programme-of-others");
        var id = at.Split('/')[^1];
        using var stranger = portal.As("programme", "programme-of-strangers");

        Assert.Contains("No referral is open", (await stranger.OpenAsync("/programme")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync("/programme/" + id)).Status);
        Assert.Equal(HttpStatusCode.NotFound,
            (await stranger.OpenAsync($"/programme/{id}/moves/{(int)ReferralMove.Receive}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Manager.OpenAsync("/programme/" + id)).Status);
    }

    [Fact]
    public async Task It_works_in_a_browser_without_scripts_on_a_small_screen()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-sends-to-phones");
        await SentAsync(scene, "programme-of-phones");
        using var person = portal.As("programme", "programme-of-phones");
        var page = await browser.OpenAsync(portal, person, scripts: false, width: 320);

        await page.GotoAsync("/");
        await page.ClickAsync("text=New ones");
        await page.ClickAsync("main table a");
        await page.ClickAsync("main li a >> text=Received");
        await page.ClickAsync("main form button");

        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("received");
    }

    private static string Link(TestPage page, ReferralMove move) =>
        page.Html.QuerySelector($"a[href$='/moves/{(int)move}']")!.GetAttribute("href")!;

    private async Task<(string At, Listing Listing)> SentAsync(CaseScene scene, string programme)
    {
        var listing = await Listings.ProgrammeAsync(portal, "Example Programme of " + programme, agency: programme);
        var draft = await scene.Worker.SendAsync(
            await scene.Worker.OpenAsync(scene.At($"referrals/new?listing={listing.ListingId}")), ("Note", ""));
        var at = draft.Address.AbsolutePath;
        await scene.Worker.SendAsync(
            await scene.Worker.OpenAsync($"{at}/moves/{(int)ReferralMove.Submit}"), ("Note", ""));
        return (at, listing);
    }
}
