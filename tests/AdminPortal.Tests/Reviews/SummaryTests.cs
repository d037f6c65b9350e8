using System.Net;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Reviews;

/// <summary>A case's summary for its reviewer, and what can be done from it.</summary>
public sealed class SummaryTests(Portal portal)
{
    [Fact]
    public async Task Facts_of_the_survivor_alone_are_hidden_until_asked_for()
    {
        using var person = portal.As("reviewer", "summary-facts");
        var id = await ReviewCase.HighAsync(person, "FACTS");

        var page = await person.OpenAsync($"/reviews/{id}");

        Assert.Equal("Review of a case – RiskPlatform", page.Html.Title);
        const string hidden = "Assaults becoming more frequent or more serious";
        await person.AssertHiddenAsync(page, hidden);
        Assert.Contains("Record what was done", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("practitioner", false, false)]
    [InlineData("reviewer", true, false)]
    [InlineData("manager", true, true)]
    [InlineData("safeguarding_lead", true, true)]
    public async Task Only_what_the_role_may_do_is_offered(string roles, bool reassign, bool decide)
    {
        using var person = portal.As(roles, "summary-roles-" + roles);
        var id = await ReviewCase.HighAsync(person, "ROLES");

        var page = await person.OpenAsync($"/reviews/{id}");

        bool Offers(string path) => page.Html.QuerySelector($"a[href='/reviews/{id}/{path}']") is not null;
        Assert.True(Offers("assess"));
        Assert.True(Offers("change"));
        Assert.Equal(reassign, Offers("reassign"));
        Assert.Equal(decide, Offers("exempt"));
        Assert.Equal(decide, Offers("close"));
    }

    [Fact]
    public async Task A_case_of_nobody_is_not_found()
    {
        using var person = portal.As("reviewer", "summary-none");

        Assert.Equal(HttpStatusCode.NotFound, (await person.OpenAsync($"/reviews/{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task A_reported_change_brings_the_review_nearer()
    {
        using var person = portal.As("practitioner", "summary-change");
        var id = await ReviewCase.HighAsync(person, "CHANGE");
        var form = await person.OpenAsync($"/reviews/{id}/change");

        var wrong = await person.SendAsync(form, ("Note", "Moved out"), ("Day.Year", "2999"));
        var done = await person.SendAsync(wrong,
            ("Trigger", "Separation"), ("Source", "Police"), ("Day.Day", ""), ("Day.Month", ""), ("Day.Year", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Choose what changed", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("The review is now due", done.Text, StringComparison.Ordinal);
        Assert.Contains("A change was reported", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exempt for a time", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exemption_has_a_reason_and_an_end_and_can_end_early()
    {
        using var person = portal.As("manager", "summary-exempt");
        var id = await ReviewCase.StandardAsync(person, "EXEMPT");
        var until = TimeProvider.System.GetUtcNow().AddDays(20);
        var form = await person.OpenAsync($"/reviews/{id}/exempt");

        var tooLate = await person.SendAsync(form,
            ("Reason", "SubjectInCustody"), ("Note", "Remanded"),
            ("Until.Day", "1"), ("Until.Month", "1"), ("Until.Year", "2150"));
        var exempt = await person.SendAsync(tooLate,
            ("Reason", "SubjectInCustody"), ("Until.Day", $"{until.Day}"), ("Until.Month", $"{until.Month}"),
            ("Until.Year", $"{until.Year}"));
        var end = await person.OpenAsync($"/reviews/{id}/end-exemption");
        var ended = await person.SendAsync(end, ("Note", "Released"));

        Assert.Contains("Lies farther away", tooLate.Text, StringComparison.Ordinal);
        Assert.Equal("Remanded", tooLate.Html.QuerySelector("textarea[name=Note]")!.TextContent.Trim());
        Assert.Contains("Exempt until", exempt.Text, StringComparison.Ordinal);
        Assert.Contains("The exemption has ended", ended.Text, StringComparison.Ordinal);
        var again = await person.OpenAsync($"/reviews/{id}/exempt");
        Assert.Null(again.Html.QuerySelector("input[value=SubjectInCustody]"));
    }

    [Fact]
    public async Task Reviews_are_given_to_another_reviewer()
    {
        using var person = portal.As("manager", "summary-reassign");
        using var service = person.Service();
        await service.ReviewSettings.SaveRecipientAsync(new()
        {
            Recipient = new()
            {
                WorkerId = "worker-8",
                Roles = { RiskPlatform.V1.RecipientRole.Reviewer },
                TeamId = "north",
            },
        });
        var id = await ReviewCase.HighAsync(person, "REASSIGN");
        var form = await person.OpenAsync($"/reviews/{id}/reassign");

        var done = await person.SendAsync(form, ("Reviewer", "worker-8"), ("Note", "Leave"));

        Assert.Contains("Reviewer: worker-8, team north", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_against_closing_is_named()
    {
        using var person = portal.As("manager", "summary-close");
        var id = await ReviewCase.HighAsync(person, "CLOSE");
        var form = await person.OpenAsync($"/reviews/{id}/close");

        var refused = await person.SendAsync(form, ("Reason", "Nothing more to do"), ("Consulted", "Police"));

        Assert.Contains("The level that stands is not standard", form.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("(REVIEW-7)", refused.Text, StringComparison.Ordinal);
        Assert.Contains("A safeguarding action is awaited", refused.Text, StringComparison.Ordinal);
        Assert.NotNull(refused.Html.QuerySelector("input[value=Police][checked]"));
    }

    [Fact]
    public async Task Closing_a_case_that_changed_meanwhile_shows_both_and_keeps_what_was_written()
    {
        using var person = portal.As("manager", "summary-close-changed");
        var id = await ReviewCase.StandardAsync(person, "CHANGED");
        var form = await person.OpenAsync($"/reviews/{id}/close");
        await ReviewCase.AssessAsync(person, id, ReviewCase.Of(
            RiskPlatform.V1.Indicator.WeaponUse, RiskPlatform.V1.Presence.Present, RiskPlatform.V1.SourceKind.Police));

        var changed = await person.SendAsync(form, ("Reason", "Nothing more to do"), ("Consulted", "Police"));
        var again = await person.SendAsync(changed, ("Reason", "Nothing more to do"));

        Assert.Contains("The case changed while you decided. It now stands at Imminent", changed.Text,
            StringComparison.Ordinal);
        Assert.Equal("Nothing more to do", changed.Html.QuerySelector("textarea")!.TextContent.Trim());
        Assert.DoesNotContain("The case changed while you decided", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_is_recorded_and_nothing_is_awaited_any_more()
    {
        using var person = portal.As("practitioner", "summary-action");
        var id = await ReviewCase.HighAsync(person, "ACTION");
        var summary = await person.OpenAsync($"/reviews/{id}");
        var link = summary.Html.QuerySelectorAll("a").First(a => a.TextContent == "Record what was done");
        var form = await person.OpenAsync(link.GetAttribute("href")!);

        var done = await person.SendAsync(form, ("Kind", "ContactedPolice"), ("Note", "Reported by telephone"));

        Assert.Contains("What was done is recorded", done.Text, StringComparison.Ordinal);
        Assert.Contains("Contacted the police", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Act now", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consultation_is_recorded()
    {
        using var person = portal.As("practitioner", "summary-consult");
        var id = await ReviewCase.HighAsync(person, "CONSULT");
        var form = await person.OpenAsync($"/reviews/{id}/consultation");

        var done = await person.SendAsync(form, ("Agencies", "Police"), ("Note", "Agreed to share what they hold"));

        Assert.Contains("The consultation is recorded", done.Text, StringComparison.Ordinal);
        await person.AssertHiddenAsync(done, "Agreed to share what they hold");
    }
}
