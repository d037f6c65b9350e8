using System.Net;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Cases;

/// <summary>Referrals from the search for a programme to their end.</summary>
public sealed class ReferralTests(Portal portal)
{
    [Fact]
    public async Task A_programme_is_found_referred_to_and_followed_and_what_it_leaves_is_done()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-refers");
        var listing = await Listings.ProgrammeAsync(portal, "Example Programme of a Journey");
        var match = await scene.Worker.OpenAsync(scene.At("referrals/match"));
        var refer = match.Html.QuerySelector($"a[href*='{listing.ListingId}']")!.GetAttribute("href")!;

        var draft = await scene.Worker.SendAsync(await scene.Worker.OpenAsync(refer),
            ("AgenciesConsulted", "Police"), ("LiveCriminalProceedings", "Absent"),
            ("LiveFamilyProceedings", "Absent"));
        Assert.Contains("Draft", draft.Text, StringComparison.Ordinal);

        var at = draft.Address.AbsolutePath;
        var sent = await scene.Worker.SendAsync(
            await scene.Worker.OpenAsync($"{at}/moves/{(int)ReferralMove.Submit}"), ("Note", ""));
        Assert.Contains("Submitted", sent.Text, StringComparison.Ordinal);

        var declineAt = $"{at}/moves/{(int)ReferralMove.Decline}";
        var without = await scene.Worker.SendAsync(await scene.Worker.OpenAsync(declineAt), ("Note", ""));
        Assert.NotNull(without.Html.QuerySelector("#Reason-error"));
        var declined = await scene.Worker.SendAsync(without, ("Reason", "Declined"));
        Assert.Contains("Declined by subject", declined.Text, StringComparison.Ordinal);
        Assert.Contains("no move that you could make", declined.Text, StringComparison.Ordinal);

        var tasks = await scene.Worker.OpenAsync(scene.At("referrals"));
        var task = tasks.Html.QuerySelectorAll("a[href*='/tasks/']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(task);
        var done = await scene.Worker.SendAsync(await scene.Worker.OpenAsync(task[0]), ("Note", "Synthetic."));
        Assert.Equal(task.Count - 1, done.Html.QuerySelectorAll("a[href*='/tasks/']").Length);
    }

    [Fact]
    public async Task Copies_are_shown_and_downloaded_and_the_subject_gets_nothing_of_the_survivor()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-copies");
        var listing = await Listings.ProgrammeAsync(portal, "Example Programme of Copies");
        var draft = await scene.Worker.SendAsync(
            await scene.Worker.OpenAsync(scene.At($"referrals/new?listing={listing.ListingId}")), ("Note", ""));
        var at = draft.Address.AbsolutePath;

        var subject = await scene.Worker.OpenAsync($"{at}/subject-copy");
        Assert.Contains(listing.Name, subject.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("kill", subject.Html.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);

        var programme = await scene.Worker.OpenAsync($"{at}/programme-copy");
        await scene.Worker.AssertHiddenAsync(programme, "Threats to kill");
        foreach (var copy in new[] { "subject-copy", "programme-copy" })
        {
            var pdf = await scene.Worker.OpenAsync($"{at}/{copy}?handler=Pdf");
            Assert.Equal("application/pdf", pdf.Answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Anger_management_is_refused_and_programmes_are_named_instead()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-of-anger");
        await Listings.ProgrammeAsync(portal, "Example Programme Instead");
        var course = await Listings.AngerManagementAsync(portal, "Example Anger Course");
        var search = await scene.Worker.SendAsync(
            await scene.Worker.OpenAsync(scene.At("referrals/services")), ("Query", "Example Anger"));
        Assert.DoesNotContain("anger", search.Address.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Null(search.Html.QuerySelector($"a[href*='{course.ListingId}']"));
        Assert.Contains("This is no response to abuse", search.Text, StringComparison.Ordinal);

        // By an address that somebody kept, all the same.
        var refused = await scene.Worker.SendAsync(
            await scene.Worker.OpenAsync(scene.At($"referrals/new?listing={course.ListingId}")), ("Note", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var why = refused.Html.QuerySelector("section[aria-labelledby=refused]")!;
        Assert.Contains("REFER-3", why.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(why.QuerySelectorAll("a[href*='referrals/new?listing=']"));
    }
}
