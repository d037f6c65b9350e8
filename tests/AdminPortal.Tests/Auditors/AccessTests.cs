using AdminPortal.Tests.Identity;

namespace AdminPortal.Tests.Auditors;

/// <summary>
/// What an agency's own auditors see of changes to who may do what, made by a platform administrator as they are.
/// </summary>
public sealed class AccessTests(IssuerPortal portal)
{
    private const string Password = "violet harbour marching kettle 4";

    [Fact]
    public async Task An_auditor_sees_the_changes_of_their_agency_and_of_no_other()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "access-ours");
        await RegisterAsync(admin, "access-theirs");
        using var auditor = await AuditorAsync(admin, "access-ours");
        using var other = await AuditorAsync(admin, "access-theirs");

        var kim = await PersonAsync(admin, "access-ours", "kim", "manager");
        await admin.SendAsync(await admin.OpenAsync(kim + "/roles/access-ours"), ("Roles", "reviewer"));
        await admin.SendAsync(await admin.OpenAsync(kim + "/join?agency=access-theirs"),
            ("Agency", "access-theirs"), ("Roles", "directory_admin"));
        await admin.SendAsync(await admin.OpenAsync(kim + "/roles/access-theirs"), ("Roles", "safeguarding_lead"));
        await admin.SendAsync(await admin.OpenAsync(kim + "/disable"));
        await admin.SendAsync(await admin.OpenAsync(kim + "/enable"));
        await admin.SendAsync(await admin.OpenAsync(kim + "/reset"));
        await admin.SendAsync(await admin.OpenAsync(kim + "/sign-out"));
        var made = await admin.SendAsync(await admin.OpenAsync("/platform/agencies/access-theirs/credentials/new"),
            ("Description", "Case system"), ("Role", "agency_system"), ("Kind", "secret"), ("PublicKey", ""));
        var client = made.Html.QuerySelector("[data-client-id]")!.TextContent;
        await admin.SendAsync(await admin.OpenAsync($"/platform/agencies/access-theirs/credentials/{client}/revoke"));
        await admin.SendAsync(await admin.OpenAsync("/platform/agencies/access-theirs/edit"), ("ContactName", "Lee"));

        var ours = await RowsAsync(auditor);
        var theirs = await RowsAsync(other);

        Assert.Equal(
            [
                "Registered an agency|Your agency|", "Invited a person|auditor|Auditor",
                "Set up their sign-in|auditor|", "Invited a person|kim|Manager",
                "Changed roles|kim|Manager → Reviewer", "Disabled a person|kim|", "Enabled a person|kim|",
                "Reset how a person signs in|kim|", "Signed a person out everywhere|kim|",
            ],
            ours);
        Assert.Equal(
            [
                "Registered an agency|Your agency|", "Invited a person|auditor|Auditor",
                "Set up their sign-in|auditor|", "Invited a person|kim|Directory administrator",
                "Changed roles|kim|Directory administrator → Safeguarding lead", "Disabled a person|kim|",
                "Enabled a person|kim|", "Reset how a person signs in|kim|", "Signed a person out everywhere|kim|",
                $"Made a client credential|Your agency|{client}", $"Revoked a client credential|Your agency|{client}",
                "Changed an agency’s name or contact|Your agency|",
            ],
            theirs);
        var page = await auditor.OpenAsync("/auditors/access");
        Assert.DoesNotContain("access-theirs", page.Html.Source.Text, StringComparison.Ordinal);
        Assert.Contains("Alex Synthetic", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_taken_out_of_an_agency_is_named_there_no_more_and_what_comes_later_is_not_seen()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "access-left");
        await RegisterAsync(admin, "access-next");
        using var auditor = await AuditorAsync(admin, "access-left");
        using var next = await AuditorAsync(admin, "access-next");
        var kim = await PersonAsync(admin, "access-left", "kim", "manager");
        await admin.SendAsync(await admin.OpenAsync(kim + "/join?agency=access-next"),
            ("Agency", "access-next"), ("Roles", "manager"));
        var roles = await admin.OpenAsync(kim + "/roles/access-left");
        foreach (var role in roles.Html.QuerySelectorAll("[name=Roles]")) role.RemoveAttribute("checked");
        await admin.SendAsync(roles, "");
        await admin.SendAsync(await admin.OpenAsync(kim + "/disable"));

        var rows = await RowsAsync(auditor);

        const string gone = "Somebody who is no longer here";
        Assert.Equal(
            [$"Invited a person|{gone}|Manager", $"Changed roles|{gone}|Manager → none"],
            rows.Where(r => r.Contains(gone, StringComparison.Ordinal)));
        Assert.Equal($"Changed roles|{gone}|Manager → none", rows[^1]);
        var page = await auditor.OpenAsync("/auditors/access");
        Assert.DoesNotContain("kim", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(kim.Split('/')[^1], page.Text, StringComparison.Ordinal);
        Assert.Equal(["Invited a person|kim|Manager", "Disabled a person|kim|"],
            (await RowsAsync(next)).Where(r => r.Contains("kim", StringComparison.Ordinal)));
    }

    /// <summary>What, about whom by name, and detail; the oldest first.</summary>
    private static async Task<List<string>> RowsAsync(Visitor auditor)
    {
        var page = await auditor.OpenAsync("/auditors/access");
        return [.. page.Html.QuerySelectorAll("main tbody tr").Reverse().Select(row =>
        {
            var cells = row.QuerySelectorAll("td");
            return $"{cells[1].TextContent}|{cells[2].ChildNodes[0].TextContent.Trim()}|{cells[3].TextContent}";
        })];
    }

    private async Task<Visitor> AuditorAsync(Visitor admin, string agency)
    {
        var (email, link) = await InviteAsync(admin, agency, "auditor", "auditor");
        var visitor = portal.Visit();
        var app = await visitor.SetUpAsync(link, "auditor", Password);
        await visitor.SignInAsync(email, Password, app);
        return visitor;
    }

    private static async Task<string> PersonAsync(Visitor admin, string agency, string name, string role)
    {
        var (email, _) = await InviteAsync(admin, agency, name, role);
        var people = await admin.SendAsync(await admin.OpenAsync("/platform/people"), ("Search", email));
        return people.Html.QuerySelector("main table a")!.GetAttribute("href")!;
    }

    private static async Task RegisterAsync(Visitor admin, string id) => await admin.SendAsync(
        await admin.OpenAsync("/platform/agencies/register"), ("Id", id), ("Name", "Synthetic agency"));

    private static async Task<(string Email, Uri Link)> InviteAsync(
        Visitor admin, string agency, string name, string role)
    {
        var email = $"{name}@{agency}.example";
        var page = await admin.SendAsync(await admin.OpenAsync("/platform/people/invite"),
            ("Name", name), ("Email", email), ("Agency", agency), ("Roles", role));
        return (email, new Uri(page.Html.QuerySelector("[data-link]")?.TextContent
            ?? throw new InvalidOperationException(page.Text)));
    }
}
