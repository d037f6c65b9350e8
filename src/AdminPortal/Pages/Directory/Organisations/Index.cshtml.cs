using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Organisations;

/// <summary>The organisations that run services, by name.</summary>
[BindProperties(SupportsGet = true)]
public sealed class IndexModel(RiskPlatformClient client) : DirectoryAdminPage
{
    public string? Name { get; set; }

    public OrganisationState? State { get; set; }

    public string? After { get; set; }

    internal IReadOnlyList<Organisation> Found { get; private set; } = [];

    internal string? Next { get; private set; }

    public Task<IActionResult> OnGetAsync() => TryAsync(async () =>
    {
        var answer = await client.DirectoryAdmin.ListOrganisationsAsync(
            new ListOrganisationsRequest
            {
                NamePrefix = Typed.Text(Name),
                State = State ?? OrganisationState.Unspecified,
                PageToken = After ?? "",
            },
            cancellationToken: HttpContext.RequestAborted);
        (Found, Next) = (answer.Organisations, answer.NextPageToken);
        return Page();
    });

    protected override string FieldOf(string field) => field == "name_prefix" ? nameof(Name) : base.FieldOf(field);
}
