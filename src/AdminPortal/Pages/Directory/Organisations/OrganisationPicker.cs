using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Organisations;

/// <summary>
/// Which organisation runs a service: the one that is chosen, and others by the beginning of their name. However many
/// there are, a page lists a few.
/// </summary>
internal sealed class OrganisationPicker(RiskPlatformClient client, CancellationToken stop)
{
    private const int AtOnce = 20;

    /// <summary>The one that is chosen; null for none that may be.</summary>
    internal Choice? Chosen { get; private set; }

    /// <summary>What is listed, the chosen one first.</summary>
    internal IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>Whether more begin so.</summary>
    internal bool HasMore { get; private set; }

    /// <summary>The one that runs it now may stay, archived as it may be.</summary>
    internal void Choose(Listing listing) => Chosen = new Choice(listing.OrganisationId, listing.OrganisationName);

    internal async Task ChooseAsync(string? id)
    {
        Chosen = null;
        if (!Guid.TryParse(id, out _)) return;
        try
        {
            var answer = await client.DirectoryAdmin.GetOrganisationAsync(
                new GetOrganisationRequest { OrganisationId = id }, cancellationToken: stop);
            if (answer.Organisation.State == OrganisationState.Active)
                Chosen = new Choice(answer.Organisation.OrganisationId, answer.Organisation.Name);
        }
        catch (NotFoundException)
        {
            // Then it is asked for again.
        }
    }

    internal async Task FindAsync(string? nameBegins)
    {
        var page = await client.DirectoryAdmin.ListOrganisationsAsync(
            new ListOrganisationsRequest
            {
                NamePrefix = Typed.Text(nameBegins),
                State = OrganisationState.Active,
                PageSize = AtOnce,
            },
            cancellationToken: stop);
        var found = page.Organisations.Where(o => o.OrganisationId != Chosen?.Value)
            .Select(o => new Choice(o.OrganisationId, o.Name));
        Choices = Chosen is null ? [.. found] : [Chosen, .. found];
        HasMore = page.NextPageToken.Length > 0;
    }
}

/// <summary>The question for it in a form: what is chosen, the beginning of a name, and what was found.</summary>
internal sealed record OrganisationQuestion(
    string? OrganisationId, string? OrganisationName, OrganisationPicker Organisations);
