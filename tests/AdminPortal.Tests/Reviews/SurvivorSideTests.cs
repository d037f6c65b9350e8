using AdminPortal.Tests.Host;
using Microsoft.Playwright;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Reviews;

/// <summary>
/// What only the survivor's side knows, on the pages of reviews and approvals: hidden until it is asked for, and never
/// on a print, as on the pages of a case.
/// </summary>
public sealed class SurvivorSideTests(Portal portal, Browser browser)
{
    private const string View = "The survivor-informed view is", Reason = "Synthetic reason of a judgement",
        Done = "Synthetic note of what was done", Agreed = "Synthetic note of what was agreed";

    [Theory]
    [InlineData("", "Separation")]
    [InlineData("", Agreed)]
    [InlineData("result", View)]
    [InlineData("result", Reason)]
    [InlineData("result", "Liaised with the survivor")]
    [InlineData("result", Done)]
    public async Task It_is_seen_only_where_it_is_asked_for(string part, string words)
    {
        using var person = portal.As("manager", "survivor-side-" + Guid.CreateVersion7());
        var (id, assessment) = await CaseAsync(person);

        var page = await person.OpenAsync($"/reviews/{id}" + (part.Length == 0 ? "" : $"/assessments/{assessment}"));

        await person.AssertHiddenAsync(page, words);
    }

    [Fact]
    public async Task The_step_that_asks_tells_of_no_sign_that_the_survivors_side_spoke_of_it()
    {
        using var person = portal.As("manager", "survivor-side-signs");
        var (id, _) = await CaseAsync(person);
        var silent = await ReviewCase.StandardAsync(person, "SILENT");

        foreach (var begun in new[] { id, silent })
            await person.SendAsync(await person.OpenAsync($"/reviews/{begun}/assess"));

        var page = await person.OpenAsync($"/reviews/{id}/assess/assess");
        var other = await person.OpenAsync($"/reviews/{silent}/assess/assess");

        var signs = page.Html.QuerySelectorAll(".review-card").Length;
        Assert.True(signs > 5, $"{signs} signs are asked about.");
        Assert.Equal(signs, page.Html.QuerySelectorAll(".review-card [data-reveal]").Length);
        Assert.Equal(signs, other.Html.QuerySelectorAll(".review-card [data-reveal]").Length);
        await person.AssertHiddenAsync(page, "So far, with it:");
        await person.AssertHiddenAsync(other, "Nothing so far.");
    }

    [Fact]
    public async Task The_queue_tells_that_something_changed_and_not_what()
    {
        using var person = portal.As("manager", "survivor-side-queue");
        await CaseAsync(person);

        var page = await person.OpenAsync("/reviews?Whose=Agency");

        Assert.Contains("Change reported", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Separation", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_that_tells_of_a_case_prints()
    {
        using var person = portal.As("manager", "survivor-side-print");
        var (id, assessment) = await CaseAsync(person);
        var page = await browser.OpenAsync(portal, person);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var path in new[]
        {
            $"/reviews/{id}", $"/reviews/{id}/assess", $"/reviews/{id}/change", $"/reviews/{id}/close",
            $"/reviews/{id}/assessments/{assessment}", $"/managers/approvals/{id}", $"/cases/{id}",
            $"/cases/{id}/facts",
        })
        {
            await page.GotoAsync(path);
            Assert.Equal("This page is for the screen. Print the print view of the case instead.",
                (await page.Locator("main").InnerTextAsync()).Trim());
        }
    }

    [Fact]
    public async Task Nothing_is_said_to_a_subject_who_is_under_the_influence_now()
    {
        using var person = portal.As("practitioner", "survivor-side-influence");
        var (id, _) = await CaseAsync(person);
        var start = await person.OpenAsync($"/reviews/{id}/assess");
        var look = await person.SendAsync(start);
        await person.SendAsync(look, ("Look.Intoxicated", "True"));

        var page = await person.OpenAsync($"/reviews/{id}/assess/respond");

        Assert.Contains("Nothing now", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Coercive control", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_and_the_whole_case_are_in_sight()
    {
        using var person = portal.As("manager", "survivor-side-children");
        var (id, _) = await CaseAsync(person);

        var summary = await person.OpenAsync($"/reviews/{id}");
        var approvals = await person.OpenAsync($"/managers/approvals/{id}");

        foreach (var page in new[] { summary, approvals })
        {
            Assert.Contains("1 child, 1 held as a victim in their own right", page.Text, StringComparison.Ordinal);
            Assert.NotNull(page.Html.QuerySelector($"a[href='/cases/{id}']"));
        }
    }

    private static async Task<(string Case, string Assessment)> CaseAsync(TestPerson person)
    {
        var id = await ReviewCase.NewAsync(person, "SYN-SIDE", child: true);
        using var service = person.Service();
        var answer = await service.Assessments.AssessAsync(new AssessRequest
        {
            CaseId = id,
            Stance = Stance.None,
            Observations =
            {
                ReviewCase.Of(Indicator.CoerciveControl, Presence.Present, SourceKind.Police),
                ReviewCase.Of(Indicator.EscalatingAssaults, Presence.Present, SourceKind.Survivor),
            },
            SurvivorView = new SurvivorView { Level = RiskLevel.Imminent },
            Judgement = new ProfessionalJudgement { Level = RiskLevel.High, Reason = Reason },
            ActionsTaken =
            {
                new SafeguardingAction
                {
                    Kind = SafeguardingActionKind.LiaisedWithSurvivor, WorkerId = "w-1", Note = Done,
                },
            },
        });
        await service.Assessments.RecordConsultationAsync(new RecordConsultationRequest
        {
            CaseId = id,
            Agencies = { SourceKind.Police, SourceKind.ChildrensSocialCare },
            Note = Agreed,
        });
        await service.Reviews.ReportChangeAsync(new ReportChangeRequest
        {
            CaseId = id,
            Trigger = ReviewTrigger.Separation,
            Source = new Source { Kind = SourceKind.Survivor },
        });
        return (id, answer.Assessment.AssessmentId);
    }
}
