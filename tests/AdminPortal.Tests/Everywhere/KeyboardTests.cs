using AdminPortal.Tests.Cases;
using AdminPortal.Tests.Directory;
using AdminPortal.Tests.Host;
using AdminPortal.Tests.Identity;
using AdminPortal.Tests.Reviews;
using Microsoft.Playwright;

namespace AdminPortal.Tests.Everywhere;

/// <summary>The main journeys with a keyboard alone.</summary>
public sealed class KeyboardTests(Portal portal, IssuerPortal issuer, Browser browser)
{
    [Fact]
    public async Task Somebody_signs_in_and_leaves_by_three_presses_of_shift()
    {
        const string email = "keys@browser.example", password = "violet harbour marching kettle 4";
        var (_, link) = await issuer.InviteAsync(email, "keys-agency", "manager");
        using var visitor = issuer.Visit();
        var app = await visitor.SetUpAsync(link, "Sam Synthetic", password);
        var page = await browser.OpenAsync(issuer.Address);
        await page.RouteAsync("**/exit", WeatherAsync);
        var keys = new Keys(page);
        await page.GotoAsync("/cases");
        await keys.TypeAsync("Email", email);
        await keys.TypeAsync("Password", password);
        await keys.FollowAsync("Sign in");
        await keys.TypeAsync("Code", app.Code);
        await keys.FollowAsync("Continue");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Cases");

        await keys.LeaveAsync();
        await page.WaitForURLAsync("**/exit");
        await page.GoBackAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in");
        Assert.DoesNotContain("Sam Synthetic", await page.ContentAsync(), StringComparison.Ordinal);
    }

    /// <summary>Leaves as the site says, but to no site elsewhere.</summary>
    private static async Task WeatherAsync(IRoute route)
    {
        var answer = await route.FetchAsync(new() { MaxRedirects = 0 });
        Assert.Equal("https://www.bbc.co.uk/weather", answer.Headers["location"]);
        await route.FulfillAsync(new() { Status = 200, ContentType = "text/plain", Body = "The weather" });
    }

    [Fact]
    public async Task A_guided_assessment_is_completed()
    {
        using var person = portal.As("practitioner", "keys-assess");
        var id = await ReviewCase.NewAsync(person, "KEYS-1");
        var page = await browser.OpenAsync(portal, person);
        var keys = new Keys(page);
        await page.GotoAsync($"/reviews/{id}");
        await keys.FollowAsync("Assess for the first time");
        await keys.FollowAsync("Begin");
        await keys.ChooseAsync("Asks for anger management");
        await keys.TypeAsync("The subject’s own words", "Synthetic words.");
        await keys.ChooseAsync("Speaks openly about it");
        await keys.FollowAsync("Keep and go on");
        await keys.FollowAsync("Keep and go on");
        await keys.ChooseAsync("Present");
        await keys.OpenAsync("Who knows it");
        await keys.ChooseAsync("Police");
        for (var i = 0; i < 4; i++) await keys.FollowAsync("Keep and go on");
        await keys.FollowAsync("Send the assessment");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Level: ");
    }

    [Fact]
    public async Task Something_is_recorded_and_the_subject_referred()
    {
        using var scene = await CaseScene.StartAsync(portal, "keys-record");
        var programme = await Listings.ProgrammeAsync(portal, "Example Programme of Keys");
        var page = await browser.OpenAsync(portal, scene.Worker);
        var keys = new Keys(page);
        await page.GotoAsync(scene.At());
        await keys.FollowAsync("Record something");
        await keys.TypeAsync("What it is", "Note");
        await keys.TypeAsync("What happened", "Synthetic note of a keyboard.");
        await keys.ChooseAsync("Worker observation");
        await keys.FollowAsync("Record it");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Synthetic note of a keyboard.");

        await page.GotoAsync(scene.At("referrals/new?listing=" + programme.ListingId));
        await keys.ChooseAsync("Police");
        await keys.TypeAsync("What else the programme", "Synthetic.");
        await keys.FollowAsync("Make the draft");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Referral to");
        await keys.FollowAsync("Send it to the programme");
        await keys.FollowAsync("Send it to the programme");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Submitted");
    }

    [Fact]
    public async Task A_listing_is_added()
    {
        using var admin = portal.As("directory_admin", "keys-directory");
        var shelf = new Shelf(admin);
        var organisation = await shelf.OrganisationAsync();
        var page = await browser.OpenAsync(portal, admin);
        var keys = new Keys(page);
        await page.GotoAsync("/directory/listings/add?organisation=" + organisation.OrganisationId);
        await keys.TypeAsync("Kind of service", "Trauma");
        await keys.TypeAsync("Name of the service", shelf.Word + " Service");
        await keys.TypeAsync("What it does", "A synthetic service.");
        await keys.TypeAsync("Telephone", "01632 960003");
        await keys.FollowAsync("Continue");
        await keys.FollowAsync("Add as a draft");

        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(shelf.Word);
    }
}
