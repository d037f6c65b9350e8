using AdminPortal.Tests.Host;
using Microsoft.Playwright;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Cases;

/// <summary>The pages of a case in a real browser.</summary>
public sealed class CaseScreenTests(Portal portal, Browser browser)
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RISKPLATFORM_TEST_SHOTS");

    private static string[] Pages(CaseScene scene) =>
    [
        "/cases", "/cases/new", "/cases/waiting", scene.At(), scene.At("reference"), scene.At("people"),
        scene.At("people/add?role=Child"), scene.At($"people/{scene.Of(PartyRole.Subject).PartyId}"),
        scene.At("workers"), scene.At("roles"), scene.At("timeline"), scene.At("record"), scene.At("facts"),
        scene.At("facts/7"), scene.At("talking-points"), scene.At("assessments"),
        scene.At($"assessments/{scene.Assessment.AssessmentId}"),
        scene.At($"assessments/{scene.Assessment.AssessmentId}/approve"),
        scene.At($"assessments/compare?a={scene.Assessment.AssessmentId}&b={scene.Assessment.AssessmentId}"),
        scene.At("safeguarding"), scene.At("consultations"),
        scene.At($"counter-allegations/{scene.Case.CounterAllegations[0].CounterAllegationId}"),
        scene.At("contacts"), scene.At("contacts/plan"), scene.At("contacts/record"), scene.At("referrals"),
        scene.At("referrals/match"), scene.At("referrals/services"), scene.At("print"),
        scene.At("subject-access"), "/managers/approvals", "/",
    ];

    [Fact]
    public async Task Every_page_of_a_case_is_accessible_and_fits_a_small_screen()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-on-screens");
        await Listings.ProgrammeAsync(portal, "Example Programme on a Screen");
        var page = await browser.OpenAsync(portal, scene.Manager, width: 320);

        foreach (var path in Pages(scene))
        {
            var answer = await page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path}: {answer.Status}");
            await page.RevealAsync();
            foreach (var details in await page.QuerySelectorAllAsync("details:not([open]) > summary"))
                if (await details.IsVisibleAsync()) await details.ClickAsync();
            await IsGoodAsync(page);
            await ShowAsync(page, "page-" + path.Split('/', '?').Last(p => p.Length != 36));
        }
    }

    [Fact]
    public async Task Referrals_and_refusals_are_accessible_too()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-of-refusals");
        var programme = await Listings.ProgrammeAsync(portal, "Example Programme of a Screen");
        var course = await Listings.AngerManagementAsync(portal, "Example Course of a Screen");
        var page = await browser.OpenAsync(portal, scene.Manager, width: 320);

        await page.GotoAsync(scene.At($"referrals/new?listing={course.ListingId}"));
        await page.ClickAsync("text=Make the draft");
        await Assertions.Expect(page.Locator("#refused")).ToBeVisibleAsync();
        await IsGoodAsync(page);

        await page.GotoAsync(scene.At($"referrals/new?listing={programme.ListingId}"));
        await page.ClickAsync("text=Make the draft");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Referral to");
        await IsGoodAsync(page);
        var at = page.Url;
        foreach (var part in new[] { "/moves/1", "/moves/14", "/subject-copy", "/programme-copy" })
        {
            await page.GotoAsync(at + part);
            await IsGoodAsync(page);
        }

        await page.GotoAsync(at + "/moves/14");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await IsGoodAsync(page);
    }

    [Fact]
    public async Task Without_scripts_a_case_is_created_and_something_recorded()
    {
        using var worker = portal.As("practitioner", "agency-without-scripts");
        var page = await browser.OpenAsync(portal, worker, scripts: false);
        await page.GotoAsync("/cases/new");
        await page.FillAsync("[name=Reference]", "PLAIN-1");
        await page.ClickAsync("text=Add a child");
        await page.CheckAsync("[name='Others[1].ChildEffects'][value=Sees]");
        await page.ClickAsync("main button >> text=Create the case");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Case overview");

        await page.ClickAsync("text=Record something");
        await page.SelectOptionAsync("[name=Kind]", "Note");
        await page.FillAsync("[name=Account]", "Synthetic note.");
        await page.CheckAsync("[name=Sources][value=WorkerObservation]");
        await page.ClickAsync("main button >> text=Record it");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Synthetic note.");
        Assert.DoesNotContain("PLAIN-1", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_paper_a_page_of_the_case_says_nothing_and_the_print_view_only_what_may_be_used()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-on-paper");
        var page = await browser.OpenAsync(portal, scene.Worker);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await page.GotoAsync(scene.At("timeline"));
        await page.RevealAsync();
        foreach (var details in await page.QuerySelectorAllAsync("details"))
            await details.EvaluateAsync("d => d.open = true");
        var printed = await page.InnerTextAsync("main");
        Assert.Contains("Print the print view", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseScene.Secret, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Assessment", printed, StringComparison.Ordinal);

        await page.GotoAsync(scene.At("print"));
        Assert.Contains("What may be talked about", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>REFER-5: also open, what could tell where the survivor lives stays off paper.</summary>
    [Fact]
    public async Task A_service_by_the_survivors_area_is_accessible_closed_and_open_and_never_printed()
    {
        const string Far = "Example Programme far from the subject";
        using var scene = await CaseScene.StartAsync(portal, "agency-of-far-services");
        await scene.SurvivorMovesAsync();
        var listing = await Listings.ProgrammeAsync(portal, Far, CaseScene.Bradford);
        var page = await browser.OpenAsync(portal, scene.Manager, width: 320);
        await page.GotoAsync(scene.At($"referrals/new?listing={listing.ListingId}"));
        await ShowAsync(page, "refer");
        await page.FillAsync("[name=OverrideReason]", "Synthetic: agreed with both services.");
        await page.ClickAsync("text=Make the draft");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Referral");
        var at = new Uri(page.Url).AbsolutePath;

        foreach (var (path, name) in new[]
            {
                (at, "referral"), (at + "/subject-copy", "subject-copy"), (at + "/programme-copy", "programme-copy"),
                (at + "/moves/14", "move"), (scene.At("referrals"), "referrals"), (scene.At("timeline"), "timeline"),
            })
        {
            await page.GotoAsync(path);
            Assert.DoesNotContain(Far, await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await ShowAsync(page, name);
            await IsGoodAsync(page);
            await page.RevealAsync();
            Assert.Contains(Far, await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await ShowAsync(page, name + "-open");
            await IsGoodAsync(page);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.DoesNotContain(Far, await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }

    /// <summary>Kept as a picture to look at where a folder is named.</summary>
    private static async Task ShowAsync(IPage page, string name)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"cases-{name}.png"), FullPage = true });
    }

    /// <summary>From the top, where the way out of the page, which stays in sight, lies over nothing else.</summary>
    private static async Task IsGoodAsync(IPage page)
    {
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await page.IsAccessibleAsync();
        await page.FitsAsync();
    }
}
