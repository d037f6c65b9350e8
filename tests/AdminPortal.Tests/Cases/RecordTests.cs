using AdminPortal.Tests.Host;
using RiskPlatform.V1;

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
        var shown = await scene.Worker.RevealAsync(timeline);
        var hidden = shown.Html.QuerySelector("article .survivor-only")!.TextContent;
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
    public async Task Who_was_there_and_files_kept_elsewhere_are_recorded()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-records-more");
        var subject = scene.Of(PartyRole.Subject).PartyId;
        var form = await scene.Worker.OpenAsync(scene.At("record"));
        var fingerprint = string.Concat(Enumerable.Repeat("a1", 32));

        var wrong = await scene.Worker.SendAsync(form, ("Kind", "Note"), ("Account", "Synthetic account."),
            ("Sources", "Police"), ("Present", subject), ("OthersPresent", "A neighbour\nA housing officer"),
            ("Files[0].Reference", "STORE/42"), ("Files[0].Sha256", "abc"));
        Assert.NotNull(wrong.Html.QuerySelector("[id^=Files][id$=Sha256-error]"));
        Assert.Contains("A housing officer", wrong.Html.QuerySelector("#OthersPresent")!.TextContent,
            StringComparison.Ordinal);
        await scene.Worker.SendAsync(wrong, ("Files[0].Sha256", fingerprint), ("Files[0].MediaType", "image/jpeg"));

        using var service = scene.Worker.Service();
        var entry = (await service.Records.GetTimelineAsync(
            new GetTimelineRequest { CaseId = scene.Case.CaseId, PageSize = 1 })).Entries[0].Content.Recorded;
        Assert.Equal(
            [("", subject), ("A neighbour", ""), ("A housing officer", "")],
            entry.PeoplePresent.Select(p => (p.Description, p.PartyId)));
        var file = Assert.Single(entry.Attachments);
        Assert.Equal(("STORE/42", fingerprint, "image/jpeg"),
            (file.Reference, Convert.ToHexStringLower(file.Sha256.Span), file.MediaType));
        var timeline = await scene.Worker.RevealAsync(await scene.Worker.OpenAsync(scene.At("timeline")));
        Assert.Contains("A neighbour", timeline.Text, StringComparison.Ordinal);
        Assert.Contains("STORE/42, image/jpeg", timeline.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_is_added_and_nothing_typed_is_lost()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-of-many-files");
        var form = await scene.Worker.OpenAsync(scene.At("record"));

        var page = await scene.Worker.PressAsync(form, scene.At("record?handler=File"), ("Account", "Kept words."),
            ("Files[0].Reference", "STORE/1"));

        Assert.Equal("STORE/1", page.Html.QuerySelector("[name='Files[0].Reference']")!.GetAttribute("value"));
        Assert.NotNull(page.Html.QuerySelector("[name='Files[1].Reference']"));
        Assert.Contains("Kept words.", page.Html.QuerySelector("#Account")!.TextContent, StringComparison.Ordinal);
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
