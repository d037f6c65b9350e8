using System.Net;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Identity;

/// <summary>What a platform administrator does about people.</summary>
public sealed class PeopleTests(IssuerPortal portal)
{
    private const string Password = "violet harbour marching kettle 4";

    [Fact]
    public async Task Somebody_invited_sets_up_their_account_and_is_in()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "invite-agency");

        var (email, link) = await InviteAsync(admin, "invite-agency", "manager");
        using var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "Kim Synthetic", Password);
        var page = await visitor.SignInAsync(email, Password, app);

        Assert.Contains("Kim Synthetic", page.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Managers", page.Html.QuerySelector("nav")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.OpenAsync("/platform/people")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.OpenAsync("/platform/agencies")).Status);
        var people = await admin.OpenAsync("/platform/people?agency=invite-agency");
        Assert.Contains("Can sign in", people.Text, StringComparison.Ordinal);
        var changes = await admin.OpenAsync("/platform");
        Assert.Contains("Invited a person", changes.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_disabled_is_out_at_once_and_stays_out()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "disable-agency");
        var (email, link) = await InviteAsync(admin, "disable-agency", "manager");
        using var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "Kim Synthetic", Password);
        await visitor.SignInAsync(email, Password, app);

        var page = await ActAsync(admin, email, "disable");

        Assert.Contains("is disabled", page.Text, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await visitor.OpenAsync("/")).Address.AbsolutePath);
        var refused = await visitor.PasswordAsync(email, Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await ActAsync(admin, email, "enable");
        Assert.Equal("/", (await visitor.SignInAsync(email, Password, app)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_reset_makes_a_new_link_and_ends_what_was_before()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "reset-agency");
        var (email, link) = await InviteAsync(admin, "reset-agency", "manager");
        using var visitor = portal.Visit();
        await visitor.SetUpAsync(link, "Kim Synthetic", Password);

        var page = await ActAsync(admin, email, "reset");

        var next = new Uri(page.Html.QuerySelector("[data-link]")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PasswordAsync(email, Password)).Status);
        const string other = "seven walnuts under the ferry 2";
        var app = await visitor.SetUpAsync(next, "Kim Synthetic", other);
        Assert.Equal("/", (await visitor.SignInAsync(email, other, app)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Other_roles_hold_from_the_next_sign_in_which_comes_at_once()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "roles-agency");
        var (email, link) = await InviteAsync(admin, "roles-agency", "manager");
        using var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "Kim Synthetic", Password);
        await visitor.SignInAsync(email, Password, app);
        var at = await PersonAsync(admin, email);

        await admin.SendAsync(await admin.OpenAsync(at + "/roles/roles-agency"),
            ("Roles", "auditor"));

        var page = await visitor.SignInAsync(email, Password, app);
        Assert.Contains("Audit", page.Html.QuerySelector("nav")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Managers", page.Html.QuerySelector("nav")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        using var admin = await portal.AsAdminAsync();

        var page = await ActAsync(admin, IssuerPortal.AdminEmail, "disable");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("only platform administrator", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_agency_keeps_its_people_out()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "suspended-agency");
        var (email, link) = await InviteAsync(admin, "suspended-agency", "manager");
        using var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "Kim Synthetic", Password);
        await visitor.SignInAsync(email, Password, app);

        await admin.SendAsync(await admin.OpenAsync("/platform/agencies/suspended-agency/suspend"));

        Assert.Equal("/account/sign-in", (await visitor.OpenAsync("/")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PasswordAsync(email, Password)).Status);
    }

    private static async Task RegisterAsync(Visitor admin, string id) => await admin.SendAsync(
        await admin.OpenAsync("/platform/agencies/register"), ("Id", id), ("Name", $"Synthetic {id}"));

    private static async Task<(string Email, Uri Link)> InviteAsync(Visitor admin, string agency, string role)
    {
        var email = $"kim@{agency}.example";
        var page = await admin.SendAsync(await admin.OpenAsync("/platform/people/invite"),
            ("Name", "Kim Synthetic"), ("Email", email), ("Agency", agency), ("Roles", role));
        return (email, new Uri(page.Html.QuerySelector("[data-link]")?.TextContent
            ?? throw new InvalidOperationException(page.Text)));
    }

    private static async Task<string> PersonAsync(Visitor admin, string email)
    {
        var people = await admin.SendAsync(
            await admin.OpenAsync("/platform/people"), ("Search", email));
        return people.Html.QuerySelector("main table a")!.GetAttribute("href")!;
    }

    private static async Task<TestPage> ActAsync(Visitor admin, string email, string act) =>
        await admin.SendAsync(await admin.OpenAsync($"{await PersonAsync(admin, email)}/{act}"));
}
