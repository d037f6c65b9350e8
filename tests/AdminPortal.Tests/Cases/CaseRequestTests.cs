using System.Net;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Cases;

/// <summary>
/// A subject's request as whoever works on the case has it: they take it down, others decide (RECORD-4).
/// </summary>
public sealed class CaseRequestTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task A_practitioner_takes_a_request_down_sees_what_is_withheld_and_decides_nothing()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-of-case-requests");
        var list = await scene.Worker.OpenAsync(scene.At("subject-access"));
        Assert.Contains("The subject has not asked yet", list.Text, StringComparison.Ordinal);

        var wrong = await scene.Worker.SendAsync(list, ("Received.Day", "31"), ("Received.Month", "2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var asked = await scene.Worker.SendAsync(list, ("AgencyReference", "SAR-1"));

        Assert.Contains("SAR-1", asked.Text, StringComparison.Ordinal);
        Assert.Contains("A manager or safeguarding lead decides", asked.Text, StringComparison.Ordinal);
        Assert.Empty(asked.Html.QuerySelectorAll("main form"));
        Assert.Empty(asked.Html.QuerySelectorAll("a[href^='/auditors']"));
        await scene.Worker.AssertHiddenAsync(asked, CaseScene.Secret);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Worker.OpenAsync("/auditors/subject-access")).Status);

        var own = await scene.Manager.OpenAsync(asked.Address.AbsolutePath);
        Assert.NotNull(own.Html.QuerySelector("a[href^='/auditors/subject-access/']"));
    }

    [Fact]
    public async Task The_answer_is_there_for_them_once_somebody_completed_it()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-of-case-answers");
        var asked = await scene.Worker.SendAsync(await scene.Worker.OpenAsync(scene.At("subject-access")),
            ("AgencyReference", ""));
        var here = asked.Address.AbsolutePath;
        var early = await scene.Worker.OpenAsync(here + "?handler=Answer");
        Assert.NotEqual("application/pdf", early.Answer.Content.Headers.ContentType?.MediaType);
        using (var service = scene.Manager.Service())
        {
            await service.SubjectAccess.CompleteSubjectAccessAsync(new CompleteSubjectAccessRequest
            {
                CaseId = scene.Case.CaseId,
                SubjectAccessId = here.Split('/')[^1],
                RequestId = Guid.CreateVersion7().ToString(),
            });
        }

        var done = await scene.Worker.OpenAsync(here);
        Assert.Contains("Read all of the answer", done.Text, StringComparison.Ordinal);
        var answer = await scene.Worker.OpenAsync(here + "?handler=Answer");
        Assert.Equal("application/pdf", answer.Answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Both_pages_are_accessible_and_fit_a_small_screen()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-of-small-requests");
        var asked = await scene.Worker.SendAsync(await scene.Worker.OpenAsync(scene.At("subject-access")),
            ("AgencyReference", "SAR-SMALL"));
        var page = await browser.OpenAsync(portal, scene.Worker, width: 320);
        foreach (var path in new[] { scene.At("subject-access"), asked.Address.AbsolutePath })
        {
            await page.GotoAsync(path);
            await page.IsAccessibleAsync();
            await page.FitsAsync();
        }
    }
}
