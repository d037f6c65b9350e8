using AdminPortal.Tests.Host;
using AngleSharp.Dom;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Cases;

/// <summary>What only the survivor's side knows: marked, hidden until asked for, never on a print view.</summary>
public sealed class SurvivorOnlyTests(Portal portal)
{
    private const string Fact = "Threats to kill";

    [Theory]
    [InlineData("", "Threats to kill")]
    [InlineData("facts", "Threats to kill")]
    [InlineData("timeline", "Threats to kill")]
    [InlineData("timeline", CaseScene.Secret)]
    [InlineData("facts/7", CaseScene.Secret)]
    public async Task It_is_on_the_screen_only_within_a_mark_that_has_to_be_opened(string part, string hidden)
    {
        using var scene = await CaseScene.StartAsync(portal, $"agency-hiding-{part.Replace('/', '-')}-{hidden.Length}");

        var page = await scene.Worker.OpenAsync(scene.At(part));

        var holders = Holders(page.Html, hidden).Where(e => e.TagName is not "H1").ToList();
        Assert.NotEmpty(holders);
        Assert.All(holders, e =>
            Assert.True(e.Closest("details.survivor-only:not([open])") is not null, e.OuterHtml));
    }

    [Theory]
    [InlineData("print")]
    [InlineData("talking-points")]
    public async Task It_is_not_in_the_page_at_all_that_may_be_printed(string part)
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-printing-" + part);

        var page = await scene.Worker.OpenAsync(scene.At(part));

        var html = page.Html.DocumentElement.OuterHtml;
        Assert.NotEmpty(page.Html.QuerySelectorAll("main li"));
        foreach (var word in new[] { Fact, "kill", CaseScene.Secret, "SURVIVOR-1", "Imminent", "survivor-only" })
            Assert.DoesNotContain(word, html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_print_view_is_the_same_whether_or_not_the_survivor_has_said_anything()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-printing-the-same");
        var before = (await scene.Worker.OpenAsync(scene.At("print"))).Text;

        await scene.AssessAsync(CaseScene.Observed(Indicator.WeaponUse, SourceKind.Survivor, "More."));

        Assert.Equal(before, (await scene.Worker.OpenAsync(scene.At("print"))).Text);
    }

    private static IEnumerable<IElement> Holders(IDocument page, string words) => page.QuerySelectorAll("main *")
        .Where(e => e.ChildNodes.OfType<IText>().Any(t => t.Text.Contains(words, StringComparison.Ordinal)));
}
