using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Organisations;

/// <summary>Active organisations to choose from, by name.</summary>
internal static class OrganisationChoices
{
    // A list of more than this is no list to choose from; the search on the page of organisations leads on from there.
    private const int Most = 1_000;

    internal static async Task<IReadOnlyList<Choice>> Async(
        RiskPlatformClient client, Listing? listing, CancellationToken stop)
    {
        var choices = new List<Choice>();
        var token = "";
        do
        {
            var page = await client.DirectoryAdmin.ListOrganisationsAsync(
                new ListOrganisationsRequest { PageSize = 200, PageToken = token }, cancellationToken: stop);
            choices.AddRange(page.Organisations.Select(o => new Choice(o.OrganisationId, o.Name)));
            token = page.NextPageToken;
        }
        while (token.Length > 0 && choices.Count < Most);

        // The one that runs it now is offered too, archived or far down the list as it may be.
        if (listing is { OrganisationId.Length: > 0 } && choices.All(c => c.Value != listing.OrganisationId))
            choices.Insert(0, new Choice(listing.OrganisationId, listing.OrganisationName));
        return choices;
    }
}
