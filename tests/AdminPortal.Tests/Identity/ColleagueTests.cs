namespace AdminPortal.Tests.Identity;

/// <summary>Whom the record knows by an identifier, a page of their own agency calls by name.</summary>
public sealed class ColleagueTests(IssuerPortal portal)
{
    [Fact]
    public async Task Who_recorded_something_is_named()
    {
        const string email = "colleague@person.example";
        const string password = "violet harbour marching kettle 4";
        var (person, link) = await portal.InviteAsync(email, "colleague-agency", "practitioner");
        using var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "Robin Synthetic", password);
        await visitor.SignInAsync(email, password, app);

        var made = await visitor.SendAsync(await visitor.OpenAsync("/cases/new"));
        var timeline = await visitor.OpenAsync(made.Address.AbsolutePath + "/timeline");

        Assert.Contains("by Robin Synthetic", timeline.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"by {person.Id}", timeline.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_sees_whose_calendar_goes_on_though_they_can_not_sign_in()
    {
        const string agency = "calendar-agency";
        const string password = "violet harbour marching kettle 4";
        var (person, link) = await portal.InviteAsync("leaver@person.example", agency, "reviewer");
        var (_, managers) = await portal.InviteAsync("stayer@person.example", agency, "manager");
        using var leaver = portal.Visit();
        var app = await leaver.SetUpAsync(link, "Robin Synthetic", password);
        await leaver.SignInAsync("leaver@person.example", password, app);
        await leaver.SendAsync(await leaver.OpenAsync("/home/calendar"));
        using var manager = portal.Visit();
        var managersApp = await manager.SetUpAsync(managers, "Kim Synthetic", password);
        await manager.SignInAsync("stayer@person.example", password, managersApp);
        var before = await manager.OpenAsync("/managers/settings/calendars");
        Assert.Contains("Robin Synthetic", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Can’t sign in here now", before.Text, StringComparison.Ordinal);

        using var admin = await portal.AsAdminAsync();
        var asks = await admin.OpenAsync($"/platform/people/{person.Id}/disable");
        Assert.Contains("until it ends by itself", asks.Text, StringComparison.Ordinal);
        Assert.Contains("A manager of their agency can end it at once", asks.Text, StringComparison.Ordinal);
        await admin.SendAsync(asks);

        var after = await manager.OpenAsync("/managers/settings/calendars");
        Assert.Contains("Robin Synthetic Can’t sign in here now", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Id.ToString(), after.Text, StringComparison.Ordinal);
    }
}
