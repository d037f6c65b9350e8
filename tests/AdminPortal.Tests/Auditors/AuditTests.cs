using System.Net;
using AdminPortal.Tests.Host;
using AdminPortal.Tests.Managers;

namespace AdminPortal.Tests.Auditors;

/// <summary>Who read what, and whether everything still fits.</summary>
public sealed class AuditTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Reads_of_a_case_are_found_with_who_and_why()
    {
        using var worker = portal.As("practitioner", "audit-search");
        using var manager = portal.As("manager", "audit-search");
        using var auditor = portal.As("auditor", "audit-search");
        var assessed = await MadeUp.CaseAsync(worker);
        await manager.OpenAsync("/managers/approvals/" + assessed.CaseId);

        var page = await auditor.OpenAsync("/auditors/search?Case=" + assessed.CaseId);

        Assert.Contains(manager.Subject, page.Text, StringComparison.Ordinal);
        Assert.Contains("Supervision", page.Text, StringComparison.Ordinal);
        Assert.Contains("Get case", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_case_or_no_day_is_said_at_its_field()
    {
        using var auditor = portal.As("auditor", "audit-wrong");

        var page = await auditor.OpenAsync("/auditors/search?Case=nobody&From.Day=31&From.Month=2&From.Year=2026");

        Assert.Contains("Enter the case’s id", page.Text, StringComparison.Ordinal);
        Assert.Contains("Enter the first day as a real date", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chains_are_verified_with_scripts_off()
    {
        using var worker = portal.As("practitioner", "audit-verify");
        using var auditor = portal.As("auditor", "audit-verify");
        await MadeUp.CaseAsync(worker);
        var page = await browser.OpenAsync(portal, auditor, scripts: false);

        await page.GotoAsync("/auditors/verify");
        await page.ClickAsync("text=Check the audit");
        Assert.Contains("Intact", await page.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);
        await page.ClickAsync("text=Check the cases");
        Assert.Contains("Intact", await page.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("manager")]
    public async Task One_case_is_verified(string role)
    {
        using var worker = portal.As("practitioner", "audit-chain-" + role);
        using var person = portal.As(role, "audit-chain-" + role);
        var assessed = await MadeUp.CaseAsync(worker);
        var form = await person.OpenAsync("/auditors/chain");

        var found = await person.SendAsync(form, ("Which", assessed.CaseId));

        Assert.EndsWith(assessed.CaseId, found.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Intact", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_agency_s_case_is_not_found()
    {
        using var worker = portal.As("practitioner", "audit-theirs");
        using var auditor = portal.As("auditor", "audit-ours");
        var assessed = await MadeUp.CaseAsync(worker);

        var page = await auditor.OpenAsync("/auditors/chain/" + assessed.CaseId);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Theory]
    [InlineData("auditor", "/auditors/exports", HttpStatusCode.Forbidden)]
    [InlineData("auditor", "/auditors/subject-access", HttpStatusCode.Forbidden)]
    [InlineData("auditor", "/auditors/retention", HttpStatusCode.Forbidden)]
    [InlineData("auditor", "/auditors/disposals", HttpStatusCode.OK)]
    [InlineData("manager", "/auditors/search", HttpStatusCode.Forbidden)]
    [InlineData("manager", "/auditors/verify", HttpStatusCode.Forbidden)]
    [InlineData("manager", "/auditors/disposals", HttpStatusCode.OK)]
    [InlineData("safeguarding_lead", "/auditors/subject-access", HttpStatusCode.OK)]
    [InlineData("practitioner", "/auditors", HttpStatusCode.Forbidden)]
    public async Task Each_role_gets_what_the_service_lets_it_do(string role, string path, HttpStatusCode status)
    {
        using var person = portal.As(role, "audit-roles");

        var page = await person.OpenAsync(path);
        var start = await person.OpenAsync("/auditors");

        Assert.Equal(status, page.Status);
        if (start.Status == HttpStatusCode.OK)
        {
            var isLinked = start.Html.QuerySelectorAll("main a").Any(a => a.GetAttribute("href") == path);
            Assert.Equal(status == HttpStatusCode.OK, isLinked);
        }
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_a_small_screen()
    {
        using var all = portal.As("auditor,manager", "audit-shown");
        var assessed = await MadeUp.CaseAsync(all);
        var page = await browser.OpenAsync(portal, all, width: 320);
        foreach (var path in new[]
        {
            "/auditors", "/auditors/search", "/auditors/verify", "/auditors/chain/" + assessed.CaseId,
            "/auditors/exports", "/auditors/exports/" + assessed.CaseId, "/auditors/subject-access",
            "/auditors/subject-access/new", "/auditors/retention", "/auditors/retention/" + assessed.CaseId,
            "/auditors/disposals",
        })
        {
            await page.GotoAsync(path);
            await page.IsAccessibleAsync();
            await page.FitsAsync();
        }
    }
}
