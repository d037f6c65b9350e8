using System.Net;
using AdminPortal.Tests.Host;
using AdminPortal.Tests.Managers;
using Microsoft.Playwright;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Auditors;

/// <summary>Answering a subject: what is withheld stays so until a person releases it (RECORD-4).</summary>
public sealed class SubjectAccessTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task A_request_is_opened_decided_on_completed_and_answered()
    {
        using var worker = portal.As("practitioner", "sar");
        using var lead = portal.As("safeguarding_lead", "sar");
        await MadeUp.CaseAsync(worker, "SYN-S-1");

        var form = await lead.OpenAsync("/auditors/subject-access/new");
        var future = await lead.SendAsync(form, ("Which", "SYN-S-1"), ("Received.Year", "2100"));
        Assert.Contains("must not be in the future", future.Text, StringComparison.Ordinal);
        var request = await lead.SendAsync(form, ("Which", "SYN-S-1"), ("AgencyReference", "SYN-SAR-1"));
        Assert.Contains("The request is open", request.Text, StringComparison.Ordinal);
        Assert.Contains("It comes from the survivor", request.Text, StringComparison.Ordinal);
        var here = request.Address.AbsolutePath;

        var early = await lead.OpenAsync(here + "?handler=Answer&form=json");
        Assert.Equal("text/html", early.Answer.Content.Headers.ContentType!.MediaType);

        var link = request.Html.QuerySelectorAll("a").First(a =>
            a.TextContent.Contains("Decide on item", StringComparison.Ordinal));
        var decide = await lead.OpenAsync(link.GetAttribute("href")!);
        var refused = await lead.SendAsync(decide, ("Decision", "ReleaseRedacted"), ("Reason", "Synthetic"));
        Assert.Contains("Enter the words that the subject reads instead", refused.Text, StringComparison.Ordinal);
        var decided = await lead.SendAsync(refused, ("Decision", "Withhold"), ("Reason", "Synthetic: asked."));
        Assert.Contains("The decision is recorded", decided.Text, StringComparison.Ordinal);
        var all = await lead.OpenAsync(here + "?Show=all");
        await lead.AssertHiddenAsync(all, "Synthetic: asked.");

        var extended = await lead.SendAsync(all, ("Reason", "Synthetic: many agencies."));
        Assert.Contains(", extended", extended.Text, StringComparison.Ordinal);
        var unsure = await lead.SendAsync(await lead.OpenAsync(here), ("Sure", "no"));
        Assert.Contains("Look at the timeline first", unsure.Text, StringComparison.Ordinal);
        var completed = await lead.SendAsync(unsure, ("Sure", "yes"));
        Assert.Contains("The request is completed", completed.Text, StringComparison.Ordinal);

        var answer = await lead.OpenAsync(here + "?handler=Answer&form=json");
        Assert.Equal("application/json", answer.Answer.Content.Headers.ContentType!.MediaType);
        var document = await lead.OpenAsync(here + "?handler=Answer&form=pdf");
        var bytes = await document.Answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("%PDF"u8.ToArray(), bytes[..4]);
        Assert.Contains("no request here", (await lead.OpenAsync("/auditors/subject-access")).Text,
            StringComparison.Ordinal);
        Assert.Contains("SYN-SAR-1", (await lead.OpenAsync("/auditors/subject-access?State=Completed")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_item_says_is_hidden_until_asked_for_and_never_printed()
    {
        using var worker = portal.As("practitioner", "sar-shown");
        using var manager = portal.As("manager", "sar-shown");
        var assessed = await MadeUp.CaseAsync(worker);
        using var service = manager.Service();
        var opened = (await service.SubjectAccess.OpenSubjectAccessAsync(new OpenSubjectAccessRequest
        {
            CaseId = assessed.CaseId,
            RequestId = MadeUp.Id(),
        })).SubjectAccess;
        var page = await browser.OpenAsync(portal, manager, width: 320);

        await page.GotoAsync($"/auditors/subject-access/{assessed.CaseId}/{opened.SubjectAccessId}");

        var words = page.Locator(".survivor-only").First;
        await page.IsAccessibleAsync();
        await page.ClickAsync("[data-reveal] >> nth=0");
        await Assertions.Expect(words.Locator(".survivor-only__shown")).ToBeVisibleAsync();
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await words.IsVisibleAsync());
    }

    [Fact]
    public async Task A_request_for_a_case_of_nobody_is_refused_at_its_field()
    {
        using var manager = portal.As("manager", "sar-nobody");
        var form = await manager.OpenAsync("/auditors/subject-access/new");

        var refused = await manager.SendAsync(form, ("Which", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Html.QuerySelector("#Which.govuk-input--error"));
    }
}
