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
}
