using AdminPortal.Tests.Cases;
using AdminPortal.Tests.Host;
using Microsoft.Playwright;

namespace AdminPortal.Tests.Everywhere;

/// <summary>Main journeys with scripts switched off; those of other areas are beside their own tests.</summary>
public sealed class PlainTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task An_agency_is_registered_and_gets_a_credential_and_a_person()
    {
        using var admin = portal.As("platform_admin", "plain-platform");
        var page = await browser.OpenAsync(portal, admin, scripts: false, width: 320);
        await page.GotoAsync("/platform/agencies/register");
        await page.FillAsync("[name=Id]", "plain-agency");
        await page.FillAsync("[name=Name]", "Synthetic plain agency");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Synthetic plain agency");
        await page.ClickAsync("text=Make a credential");
        await page.FillAsync("[name=Description]", "Case system");
        await page.CheckAsync("[value=agency_system]");
        await page.CheckAsync("[value=secret]");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("plain-agency-");

        await page.GotoAsync("/platform/people/invite?agency=plain-agency");
        await page.FillAsync("[name=Name]", "Kim Synthetic");
        await page.FillAsync("[name=Email]", "kim@plain.example");
        await page.CheckAsync("[value=manager]");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator("[data-link]")).ToContainTextAsync("/account/set-up");
    }

    [Fact]
    public async Task The_subject_is_referred_and_the_record_exported()
    {
        using var scene = await CaseScene.StartAsync(portal, "plain-referral");
        var programme = await Listings.ProgrammeAsync(portal, "Example Programme without Scripts");
        var page = await browser.OpenAsync(portal, scene.Manager, scripts: false, width: 320);
        await page.GotoAsync(scene.At("referrals/new?listing=" + programme.ListingId));
        await page.ClickAsync("main button");
        await page.ClickAsync("text=Send it to the programme");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Submitted");

        await page.GotoAsync("/auditors/exports/" + scene.Case.CaseId);
        await page.FillAsync("[name=Recipient]", "Synthetic police");
        await page.FillAsync("[name=Reason]", "Synthetic proceedings");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Synthetic police");
    }

    [Fact]
    public async Task Somebody_is_added_to_those_who_are_reminded()
    {
        using var manager = portal.As("manager", "plain-settings");
        var page = await browser.OpenAsync(portal, manager, scripts: false, width: 320);
        await page.GotoAsync("/managers/settings/recipient");
        await page.FillAsync("[name=WorkerId]", "synthetic-1");
        await page.CheckAsync("[name=Roles][value=Reviewer]");
        await page.ClickAsync("main button");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("synthetic-1");
    }
}
