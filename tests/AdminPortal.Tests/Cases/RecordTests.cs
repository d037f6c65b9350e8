using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Cases;

/// <summary>The record of a case: entries, corrections, and whether the chain is whole.</summary>
public sealed class RecordTests(Portal portal)
{
    [Fact]
    public async Task A_disclosure_keeps_fact_words_and_opinion_apart_and_a_correction_leaves_it_as_it_was()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-records");
        var form = await scene.Worker.OpenAsync(scene.At("record"));

        var timeline = await scene.Worker.SendAsync(form, ("Kind", "Disclosure"), ("Sources", "Police"),
            ("Account", "Synthetic account."), ("Quotes[0].Speaker", "Survivor"), ("Quotes[0].Words", "Said so."),
            ("Opinion", "Synthetic opinion."));

        var entry = timeline.Html.QuerySelector("article")!;
        Assert.Contains("Disclosure", entry.TextContent, StringComparison.Ordinal);
        var hidden = entry.QuerySelector(".survivor-only")!.TextContent;
        Assert.Contains("Said so.", hidden, StringComparison.Ordinal);
        Assert.Contains("Synthetic opinion.", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Synthetic account.", hidden, StringComparison.Ordinal);

        var correct = entry.QuerySelector("a[href*='corrects=']")!.GetAttribute("href")!;
        form = await scene.Worker.OpenAsync(correct);
        timeline = await scene.Worker.SendAsync(form, ("Account", "Synthetic correction."), ("Sources", "Police"));

        Assert.Contains("Synthetic account.", timeline.Text, StringComparison.Ordinal);
        Assert.Contains("Synthetic correction.", timeline.Text, StringComparison.Ordinal);
        Assert.Contains("Read both: this one stays as it was", timeline.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_can_not_be_read_is_said_beside_it_and_nothing_typed_is_lost()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-mistypes");
        var form = await scene.Worker.OpenAsync(scene.At("record"));

        var page = await scene.Worker.SendAsync(form, ("Kind", "Note"), ("Account", "Kept words."),
            ("Occurred.On.Day", "31"), ("Occurred.On.Month", "2"), ("Occurred.On.Year", "2026"));

        Assert.NotNull(page.Html.QuerySelector("#Occurred-On-error"));
        Assert.Contains("Kept words.", page.Html.QuerySelector("#Account")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_shows_the_kinds_asked_for_and_whether_the_record_is_whole()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-verifies");

        var page = await scene.Worker.OpenAsync(scene.At("timeline?Kind=Assessment"));
        Assert.All(page.Html.QuerySelectorAll("article h2"), h =>
            Assert.EndsWith("Assessment", h.TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.Html.QuerySelectorAll("article"));

        var check = page.Html.QuerySelector("form[action*='handler=Verify']")!.GetAttribute("action")!;
        page = await scene.Worker.SendToAsync(page, check);
        Assert.Contains("Whole", page.Html.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }
}
