using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Kit;

/// <summary>Enter in a field sends the form, whatever other button stands before the one that does.</summary>
public sealed class DefaultButtonTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Enter_creates_the_case_and_leaves_nobody_out_of_it()
    {
        using var person = portal.As("practitioner", "agency-of-enter");
        var page = await browser.OpenAsync(portal, person);
        await page.GotoAsync("/cases/new");
        await page.ClickAsync("text=Add a child");
        await page.FillAsync("[name='Others[0].AgencyReference']", "CHILD-OF-ENTER");

        await page.PressAsync("[name='Others[0].AgencyReference']", "Enter");

        await page.WaitForURLAsync(url => Guid.TryParse(url.Split('/')[^1], out _));
        var people = await person.OpenAsync(new Uri(page.Url).AbsolutePath + "/people");
        Assert.Contains("CHILD-OF-ENTER", people.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_in_a_step_of_the_assessment_goes_on()
    {
        using var person = portal.As("practitioner", "agency-of-steps");
        var id = await Reviews.ReviewCase.StandardAsync(person, "ENTER");
        var page = await browser.OpenAsync(portal, person);
        await page.GotoAsync($"/reviews/{id}/assess");
        await page.ClickAsync("text=Begin");
        await page.GetByLabel("Speaks openly about it").CheckAsync();

        await page.GetByLabel("Speaks openly about it").PressAsync("Enter");

        await page.WaitForURLAsync("**/assess/ask");
    }
}
