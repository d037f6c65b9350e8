using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Organisations;

/// <summary>Adds an organisation.</summary>
public sealed class AddModel(RiskPlatformClient client) : OrganisationJourney
{
    internal override string Heading => "Add an organisation";

    internal override string Back => "/directory/organisations";

    internal override bool IsChange => false;

    internal override string SendLabel => "Add the organisation";

    protected override Task<string?> LoadAsync() => Task.FromResult<string?>(null);

    protected override async Task<string> SendAsync()
    {
        var answer = await client.DirectoryAdmin.CreateOrganisationAsync(
            new CreateOrganisationRequest { Organisation = Changed, RequestId = RequestId },
            cancellationToken: HttpContext.RequestAborted);
        Say("The organisation is added.");
        return $"/directory/organisations/{answer.Organisation.OrganisationId}";
    }
}
