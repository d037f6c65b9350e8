using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Organisations;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>What a service is called, who runs it and what it does.</summary>
public sealed class BasicsModel(RiskPlatformClient client) : ListingJourney(client)
{
    private const string IsSynthetic = "synthetic";

    [BindProperty]
    public string? OrganisationId { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public IList<string> Marks { get; set; } = [];

    internal IReadOnlyList<Choice> Organisations { get; private set; } = [];

    internal IReadOnlyList<Choice> MarkChoices { get; } =
        [new(IsSynthetic, "This is made up for demonstrations", "It is shown wherever the listing is.")];

    internal override string Heading => "Change name and description";

    protected override ListingPart Part => ListingPart.Basics;

    protected override void Fill(Listing listing)
    {
        (OrganisationId, Name, Description) = (listing.OrganisationId, listing.Name, listing.Description);
        if (listing.Synthetic) Marks = [IsSynthetic];
    }

    protected override async Task<string?> LoadAsync()
    {
        var etag = await base.LoadAsync();
        Organisations = await OrganisationChoices.Async(Client, Current, Stop);
        return etag;
    }

    protected override void Take(Listing listing)
    {
        listing.OrganisationId = Typed.Text(OrganisationId);
        listing.OrganisationName = Organisations.FirstOrDefault(o => o.Value == listing.OrganisationId)?.Text ?? "";
        if (listing.OrganisationName.Length == 0)
            ModelState.AddModelError(nameof(OrganisationId), "Choose the organisation that runs it");
        listing.Name = Typed.Required(Name, ModelState, nameof(Name), "Enter the name of the service");
        listing.Description = Typed.Text(Description);
        listing.Synthetic = Marks.Contains(IsSynthetic);
    }
}
