using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Organisations;

/// <summary>Changes an organisation's details.</summary>
public sealed class EditModel(RiskPlatformClient client) : OrganisationJourney
{
    [FromRoute]
    public Guid Id { get; set; }

    internal override string Heading => "Change an organisation";

    internal override string Back => $"/directory/organisations/{Id}";

    protected override async Task<string?> LoadAsync()
    {
        var answer = await client.DirectoryAdmin.GetOrganisationAsync(
            new GetOrganisationRequest { OrganisationId = Id.ToString() },
            cancellationToken: HttpContext.RequestAborted);
        Current = answer.Organisation;
        return Current.Etag;
    }

    protected override async Task<string> SendAsync()
    {
        await client.DirectoryAdmin.UpdateOrganisationAsync(new UpdateOrganisationRequest
        {
            Organisation = Changed,
            Etag = Etag ?? "",
            Reason = Typed.Text(Reason),
            RequestId = RequestId,
        }, cancellationToken: HttpContext.RequestAborted);
        Say("The organisation is changed.");
        return Back;
    }

    protected override async Task<DirectoryChange?> LastChangeAsync()
    {
        var changes = await client.DirectoryAdmin.ListDirectoryChangesAsync(
            new ListDirectoryChangesRequest { RecordId = Id.ToString(), PageSize = 1 },
            cancellationToken: HttpContext.RequestAborted);
        return changes.Changes.FirstOrDefault();
    }
}
