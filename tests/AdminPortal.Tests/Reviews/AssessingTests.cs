using System.Net;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Reviews;

/// <summary>The guided assessment, step by step, as forms alone.</summary>
public sealed class AssessingTests(Portal portal)
{
    [Fact]
    public async Task A_review_is_completed_in_the_steps_of_the_guidance()
    {
        using var person = portal.As("reviewer", "assess-steps");
        var id = await ReviewCase.StandardAsync(person, "STEPS");
        var before = await ReviewCase.ReviewAsync(person, id);
        var start = await person.OpenAsync($"/reviews/{id}/assess");

        var look = await person.SendAsync(start);
        var ask = await person.SendAsync(look,
            ("Look.Statements", "NeedsAngerManagement"), ("Look.Words", "I just lose it"), ("Stance", "Open"));
        var assess = await person.SendAsync(ask, ("Ask.LimitsExplained", "true"));
        var views = await person.SendAsync(assess,
            ($"Severe.Accounts[{Index(assess, "WeaponUse")}].Presence", "Present"),
            ($"Severe.Accounts[{Index(assess, "WeaponUse")}].Known", "Police"));
        var respond = await person.SendAsync(views,
            ("Views.SurvivorReason", "NotSafeToContact"), ("Views.Consulted", "Police"), ("Views.Training", "Trained"));
        var refer = await person.SendAsync(respond);
        var record = await person.SendAsync(refer);
        var result = await person.SendAsync(record);

        Assert.EndsWith("/assess/look", look.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Direct questions about severe risk", ask.Text, StringComparison.Ordinal);
        Assert.Contains("ASK-2", ask.Text, StringComparison.Ordinal);
        Assert.Contains("So far, by all but the survivor’s side: absent", assess.Text, StringComparison.Ordinal);
        Assert.Contains("Act now", respond.Text, StringComparison.Ordinal);
        Assert.Contains("Guidance that fits", respond.Text, StringComparison.Ordinal);
        Assert.Contains("Helplines", refer.Text, StringComparison.Ordinal);
        Assert.Contains("With these answers the level is Imminent", record.Text, StringComparison.Ordinal);
        Assert.Contains("The assessment was recorded", result.Text, StringComparison.Ordinal);
        Assert.Contains("Level: Imminent", result.Text, StringComparison.Ordinal);
        Assert.Contains("ASSESS-2", result.Text, StringComparison.Ordinal);
        Assert.Contains("Record what was done", result.Text, StringComparison.Ordinal);
        var after = await ReviewCase.ReviewAsync(person, id);
        Assert.Equal(before.Review.ReviewId, after.PastReviews[0].ReviewId);
        Assert.Equal(ReviewOutcome.Completed, after.PastReviews[0].Outcome);
        Assert.Contains("Begin", (await person.OpenAsync($"/reviews/{id}/assess")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_never_assessed_goes_through_the_same_steps()
    {
        using var person = portal.As("practitioner", "assess-first");
        var id = await ReviewCase.NewAsync(person, "FIRST", child: true);
        var summary = await person.OpenAsync($"/reviews/{id}");
        var page = await person.SendAsync(await person.OpenAsync($"/reviews/{id}/assess"));

        page = await person.SendAsync(page, ("Stance", "OtherIssue"), ("Look.Behaviours", "CheckWhereabouts"));

        Assert.Contains("Nobody has assessed this case yet", summary.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await person.SendAsync(page, ("Look.Behaviours", "ChecksWhereabouts"));
        Assert.Contains("From another issue to behaviour at home", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Direct questions", page.Text, StringComparison.Ordinal);
        foreach (var _ in Enumerable.Range(0, 5)) page = await person.SendAsync(page);
        var result = await person.SendAsync(page);
        Assert.Contains("Level: Medium", result.Text, StringComparison.Ordinal);
        Assert.Contains("Could be asked:", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_the_influence_no_question_about_abuse_is_shown()
    {
        using var person = portal.As("practitioner", "assess-intoxicated");
        var id = await ReviewCase.HighAsync(person, "INTOXICATED");
        var look = await person.SendAsync(await person.OpenAsync($"/reviews/{id}/assess"));

        var ask = await person.SendAsync(look, ("Stance", "Open"), ("Look.Intoxicated", "True"));

        Assert.Contains("Ask nothing about abuse now", ask.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Questions that fit", ask.Text, StringComparison.Ordinal);
        Assert.Contains("RESPOND-5", ask.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_needs_a_source_and_two_sources_may_disagree()
    {
        using var person = portal.As("practitioner", "assess-sources");
        var id = await ReviewCase.NewAsync(person, "SOURCES");
        await person.SendAsync(await person.OpenAsync($"/reviews/{id}/assess"));
        var page = await person.OpenAsync($"/reviews/{id}/assess/assess");
        var threats = Index(page, "ThreatsToKill");

        var wrong = await person.SendAsync(page, ($"Severe.Accounts[{threats}].Presence", "Present"));
        Assert.Contains("Say who knows it, or who passes it on: Threats to kill", wrong.Text, StringComparison.Ordinal);

        var more = wrong.Html.QuerySelector("button[formaction*='about=ThreatsToKill']")!.GetAttribute("formaction")!;
        page = await person.PressAsync(wrong, more,
            ($"Severe.Accounts[{threats}].PassedOn", "Police"), ($"Severe.Accounts[{threats}].Presence", "Present"));
        var second = page.Html.QuerySelectorAll("input[name$='.Code'][value=ThreatsToKill]").Select(Number).Last();
        await person.SendAsync(page,
            ($"Severe.Accounts[{second}].Presence", "Absent"), ($"Severe.Accounts[{second}].Known", "Perpetrator"));
        var check = await person.OpenAsync($"/reviews/{id}/assess/record");

        Assert.Contains("With these answers the level is Imminent", check.Text, StringComparison.Ordinal);
        await person.AssertHiddenAsync(check, "Police, from the survivor’s side");
        Assert.DoesNotContain("threat to kill", check.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Of_two_people_one_completes_the_review_and_the_other_sees_both()
    {
        using var first = portal.As("reviewer", "assess-both", "first");
        using var second = portal.As("reviewer", "assess-both", "second");
        var id = await ReviewCase.StandardAsync(first, "BOTH");
        var look = await second.SendAsync(await second.OpenAsync($"/reviews/{id}/assess"));
        await second.SendAsync(look, ("Stance", "Partial"), ("Look.Words", "We fight"));
        var check = await second.OpenAsync($"/reviews/{id}/assess/record");
        await ReviewCase.AssessAsync(first, id,
            ReviewCase.Of(Indicator.SexualViolence, Presence.Present, SourceKind.Police));

        var both = await second.SendAsync(check);
        var sent = await second.SendAsync(both);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, both.Status);
        Assert.Contains("What was found meanwhile", both.Text, StringComparison.Ordinal);
        Assert.Contains("Discloses some of it", both.Text, StringComparison.Ordinal);
        Assert.Contains("The assessment was recorded", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_person_has_no_part_in_a_draft_and_it_is_in_no_address()
    {
        using var one = portal.As("reviewer", "assess-private", "one");
        using var other = portal.As("reviewer", "assess-private", "other");
        var id = await ReviewCase.HighAsync(one, "PRIVATE");
        var look = await one.SendAsync(await one.OpenAsync($"/reviews/{id}/assess"));
        var ask = await one.SendAsync(look, ("Stance", "Open"), ("Look.Words", "said-in-confidence"));

        var others = await other.OpenAsync($"/reviews/{id}/assess/look");

        Assert.Equal($"/reviews/{id}/assess/ask", ask.Address.PathAndQuery);
        Assert.EndsWith("/assess", others.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain("said-in-confidence", ask.Html.Source.Text, StringComparison.Ordinal);
        Assert.True(ask.Answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Nothing_new_is_said_beside_the_answers()
    {
        using var person = portal.As("reviewer", "assess-nothing");
        var id = await ReviewCase.HighAsync(person, "NOTHING");
        await person.SendAsync(await person.OpenAsync($"/reviews/{id}/assess"));
        var check = await person.OpenAsync($"/reviews/{id}/assess/record");

        var refused = await person.SendAsync(check);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Nothing new was sent", refused.Text, StringComparison.Ordinal);
    }

    private static int Index(TestPage page, string indicator) =>
        Number(page.Html.QuerySelector($"input[name$='.Code'][value={indicator}]")!);

    private static int Number(AngleSharp.Dom.IElement field) => int.Parse(
        field.GetAttribute("name")!.Split('[', ']')[1], System.Globalization.CultureInfo.InvariantCulture);
}
