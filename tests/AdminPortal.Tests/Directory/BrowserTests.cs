using AdminPortal.Tests.Host;
using Microsoft.Playwright;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Directory;

/// <summary>The main journeys in a real browser: accessible, without scripts, and on a small screen.</summary>
public sealed class BrowserTests(Portal portal, Browser browser)
{
    [Theory]
    [InlineData(1200)]
    [InlineData(320)]
    public async Task Finding_a_service_is_accessible_and_fits(int width)
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.PublishedAsync(change: Fill);
        using var person = portal.As("practitioner", "browsing");
        var page = await browser.OpenAsync(portal, person, width: width);

        await page.GotoAsync("/directory");
        await CheckAsync(page, $"start-{width}");
        await page.GetByLabel("Words").FillAsync(shelf.Word);
        await page.GetByLabel("Area", new() { Exact = true }).FillAsync("Leeds");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await CheckAsync(page, $"results-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = listing.Name }).ClickAsync();
        await CheckAsync(page, $"listing-{width}");
        await page.GetByText("How workers reach it").ClickAsync();
        await CheckAsync(page, $"listing-open-{width}");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.GetByText("01632 960001").IsVisibleAsync());
    }

    [Theory]
    [InlineData(1200, true)]
    [InlineData(320, false)]
    public async Task A_listing_is_changed_with_and_without_scripts(int width, bool scripts)
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.DraftAsync(change: Fill);
        var page = await browser.OpenAsync(portal, admin, scripts, width);
        var at = $"/directory/listings/{listing.ListingId}";
        await page.GotoAsync(at);
        await ShowAsync(page, $"keep-{width}", scripts);

        await page.GotoAsync(at + "/area");
        await page.GetByLabel("Find areas by name or code").FillAsync("York");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find areas" }).ClickAsync();
        await ShowAsync(page, $"areas-{width}", scripts);
        await page.Locator(".directory-found input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await ShowAsync(page, $"check-{width}", scripts);

        // Somebody else is faster.
        await shelf.ChangeAsync(listing.ListingId, l => l.Catchment.PostcodeDistricts.Add("LS9"));
        await page.GetByLabel("Why does it change?").FillAsync("They cover more now.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Somebody else changed this meanwhile" }).WaitForAsync();
        await ShowAsync(page, $"conflict-{width}", scripts);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change mine" }).ClickAsync();
        await page.GetByLabel("Postcode districts").FillAsync("LS9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
        await page.GetByText("The listing is changed").WaitForAsync();

        await page.GotoAsync(at + "/history");
        await ShowAsync(page, $"history-{width}", scripts);
    }

    [Fact]
    public async Task Every_page_that_keeps_the_directory_is_accessible_and_fits_a_small_screen()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var listing = await shelf.PublishedAsync(
            "with a name that is rather long, as names in directories are", change: Fill);
        var at = $"/directory/listings/{listing.ListingId}";
        var organisation = $"/directory/organisations/{listing.OrganisationId}";
        var page = await browser.OpenAsync(portal, admin, width: 320);

        foreach (var path in new[]
        {
            "/directory/listings", $"/directory/listings?Name={shelf.Word}", "/directory/listings?Name=zzzz",
            "/directory/listings/add", "/directory/organisations", "/directory/organisations/add", organisation,
            organisation + "/edit", organisation + "/archive", organisation + "/history", "/directory/alerts",
            "/directory/imports", "/directory/imports/upload", "/directory/export", "/directory/assure",
            at + "/basics", at + "/contact", at + "/eligibility", at + "/support", at + "/delivery", at + "/schedule",
            at + "/routes", at + "/places/new", $"{at}/places/{listing.Locations[0].LocationId}",
            $"{at}/places/{listing.Locations[0].LocationId}/address", at + "/publish", at + "/suspend",
            at + "/archive", at + "/assure", at + "/capacity", at + "/accreditations/new",
        })
        {
            await page.GotoAsync(path);
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            await page.IsAccessibleAsync();
            await page.FitsAsync();
        }
    }

    [Fact]
    public async Task Assuring_several_is_accessible_at_each_step()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        await shelf.PublishedAsync("A");
        await shelf.PublishedAsync("B");
        var page = await browser.OpenAsync(portal, admin);

        await page.GotoAsync($"/directory/listings?Name={shelf.Word}");
        await CheckAsync(page, "all");
        await page.GetByText("Choose all on this page").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Assure those chosen" }).ClickAsync();
        await CheckAsync(page, "assure-many");
        await page.GetByRole(AriaRole.Button, new() { Name = "Assure those ticked" }).ClickAsync();
        await page.GetByText("There is a problem").WaitForAsync();
        await CheckAsync(page, "assure-many-error");
        await page.GetByLabel("What was checked, and how").FillAsync("Rang both.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Assure those ticked" }).ClickAsync();
        await page.GetByText("2 of 2 listings assured").WaitForAsync();
        await CheckAsync(page, "assured");
    }

    private static void Fill(Listing listing)
    {
        listing.IntegratedSupport = new IntegratedSupport
        {
            Provider = "Example Support",
            Contact = "01632 960001",
            ConfirmedDate = "2026-01-02",
        };
        listing.Eligibility = new Eligibility
        {
            MinimumAge = 18,
            Genders = { Gender.Man },
            ExcludesLiveFamilyProceedings = true,
        };
        listing.Languages.AddRange(["en", "pl"]);
        listing.DeliveryModes.Add(DeliveryMode.Group);
        listing.Schedule.Add(new Session { DayOfWeek = 2, OpensAt = "18:00", ClosesAt = "20:30" });
        listing.Capacity = new Capacity { Available = 4, Maximum = 12, AsOfDate = "2026-11-01" };
        listing.Locations.Add(new RiskPlatform.V1.Location
        {
            Name = "Example Hall",
            Address = new Address { Lines = { "1 Example Street" }, Town = "Leeds", Postcode = "LS1 4AP" },
            AreaCode = Shelf.Leeds,
        });
        listing.Locations.Add(new RiskPlatform.V1.Location { Name = "Second place", Confidential = true });
        listing.ReferralRoutes.Add(
            new ReferralRoute { Kind = ReferralRouteKind.Email, Value = "referrals@example.org" });
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.ShotAsync(name);
        await page.IsAccessibleAsync();
        await page.FitsAsync();
    }

    // axe is itself a script.
    private static Task ShowAsync(IPage page, string name, bool scripts) =>
        scripts ? CheckAsync(page, name) : page.ShotAsync(name);
}
