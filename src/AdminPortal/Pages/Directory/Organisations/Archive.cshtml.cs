using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Organisations;

/// <summary>Takes an organisation out for good.</summary>
public sealed class ArchiveModel(RiskPlatformClient client) : DirectoryAdminPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Etag { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    internal Organisation Organisation { get; private set; } = new();

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostAsync()
    {
        Typed.Why(Reason, ModelState, nameof(Reason));
        return TryAsync(async () =>
        {
            await client.DirectoryAdmin.ArchiveOrganisationAsync(new ArchiveOrganisationRequest
            {
                OrganisationId = Id.ToString(),
                Etag = Etag ?? "",
                Reason = Typed.Text(Reason),
                RequestId = RequestId,
            }, cancellationToken: HttpContext.RequestAborted);
            Say("The organisation is archived.");
            return LocalRedirect($"/directory/organisations/{Id}");
        }, LoadAsync);
    }

    private async Task LoadAsync()
    {
        var answer = await client.DirectoryAdmin.GetOrganisationAsync(
            new GetOrganisationRequest { OrganisationId = Id.ToString() },
            cancellationToken: HttpContext.RequestAborted);
        (Organisation, Etag) = (answer.Organisation, answer.Organisation.Etag);
    }
}
