using System.Net;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Managers;

/// <summary>What takes effect only when a second person agrees (ASSESS-5, LOOK-3).</summary>
public sealed class ApprovalTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task A_second_person_finds_a_lower_level_and_approves_it()
    {
        using var worker = portal.As("practitioner", "approve-level");
        using var manager = portal.As("manager", "approve-level");
        var assessed = await MadeUp.CaseAsync(worker, "SYN-A-1");
        await MadeUp.LowerAsync(worker, assessed.CaseId);

        var list = await manager.OpenAsync("/managers/approvals");
        Assert.Contains("SYN-A-1", list.Text, StringComparison.Ordinal);
        var page = await manager.OpenAsync("/managers/approvals/" + assessed.CaseId);
        var empty = await manager.SendAsync(page, ("LevelReason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("Say why the lower level is right", empty.Text, StringComparison.Ordinal);
        var done = await manager.SendAsync(empty, ("LevelReason", "Synthetic: the police and the survivor agree."));

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("Nothing waits for a second person", done.Text, StringComparison.Ordinal);
        var after = await manager.OpenAsync("/managers/approvals");
        Assert.DoesNotContain("SYN-A-1", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_waits_is_listed_page_by_page_and_nothing_else()
    {
        using var worker = portal.As("practitioner", "approve-pages");
        using var manager = portal.As("manager", "approve-pages");
        await MadeUp.CaseAsync(worker, "SYN-NOT-WAITING");
        for (var i = 0; i < 26; i++)
        {
            var assessed = await MadeUp.CaseAsync(worker, $"SYN-W-{i:00}");
            await MadeUp.LowerAsync(worker, assessed.CaseId);
        }

        var first = await manager.OpenAsync("/managers/approvals");
        var next = first.Html.QuerySelector(".govuk-pagination__next a")!.GetAttribute("href")!;
        var second = await manager.OpenAsync(next.StartsWith('/') ? next : "/managers/approvals" + next);

        Assert.Equal(25, first.Html.QuerySelectorAll("tbody tr").Length);
        Assert.Single(second.Html.QuerySelectorAll("tbody tr"));
        Assert.Null(second.Html.QuerySelector(".govuk-pagination__next"));
        Assert.DoesNotContain("SYN-NOT-WAITING", first.Text + second.Text, StringComparison.Ordinal);
        Assert.Contains("A lower level", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_assessed_is_refused_and_keeps_what_they_typed()
    {
        using var manager = portal.As("manager", "approve-own");
        var assessed = await MadeUp.CaseAsync(manager);
        await MadeUp.LowerAsync(manager, assessed.CaseId);
        var page = await manager.OpenAsync("/managers/approvals/" + assessed.CaseId);

        var refused = await manager.SendAsync(page, ("LevelReason", "Synthetic reason."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("There is a problem", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Synthetic reason.", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approve", "The roles have changed")]
    [InlineData("reject", "The roles stay as they are")]
    public async Task A_change_of_roles_is_decided_by_a_second_person(string decision, string said)
    {
        using var worker = portal.As("practitioner", "approve-roles-" + decision);
        using var lead = portal.As("safeguarding_lead", "approve-roles-" + decision);
        var assessed = await MadeUp.CaseAsync(worker, "SYN-A-2");
        using (var service = worker.Service())
        {
            var found = (await service.Cases.GetCaseAsync(new GetCaseRequest { CaseId = assessed.CaseId })).Case;
            await service.Cases.ProposeRoleSwapAsync(new ProposeRoleSwapRequest
            {
                CaseId = assessed.CaseId,
                NewSubjectPartyId = found.Parties.Single(p => p.Role == PartyRole.Survivor).PartyId,
                Reason = "Synthetic: a pattern that both agencies saw.",
                Etag = found.Etag,
                RequestId = MadeUp.Id(),
            });
        }

        var list = await lead.OpenAsync("/managers/approvals");
        Assert.Contains("SYN-A-2", list.Text, StringComparison.Ordinal);
        var page = await lead.OpenAsync("/managers/approvals/" + assessed.CaseId);
        await lead.AssertHiddenAsync(page, "a pattern that both agencies saw");
        var done = await lead.SendAsync(page, ("Roles", decision), ("RolesReason", "Synthetic: looked at both."));

        Assert.Contains(said, done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_rules_say_is_hidden_until_asked_for_and_works_without_scripts()
    {
        using var worker = portal.As("practitioner", "approve-shown");
        using var manager = portal.As("manager", "approve-shown");
        var assessed = await MadeUp.CaseAsync(worker);
        await MadeUp.LowerAsync(worker, assessed.CaseId);
        var page = await browser.OpenAsync(portal, manager, scripts: false);

        await page.GotoAsync("/managers/approvals/" + assessed.CaseId);

        var hidden = page.Locator(".survivor-only__shown");
        Assert.Equal(0, await hidden.CountAsync());
        await page.ClickAsync("[data-reveal] >> nth=0");
        Assert.Equal(1, await hidden.CountAsync());
        Assert.Contains("reveal=", page.Url, StringComparison.Ordinal);
        await page.FillAsync("#LevelReason", "Synthetic: agreed.");
        await page.ClickAsync("text=Approve the lower level");
        Assert.Contains("The lower level now stands", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
