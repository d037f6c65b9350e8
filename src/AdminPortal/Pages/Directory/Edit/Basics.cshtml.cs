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
    private OrganisationPicker organisations = null!;

    [BindProperty]
    public string? OrganisationId { get; set; }

    /// <summary>The beginning of the name of organisations to find.</summary>
    [BindProperty]
    public string? OrganisationName { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public IList<string> Marks { get; set; } = [];

    internal OrganisationQuestion Organisation => new(OrganisationId, OrganisationName, organisations);

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
        organisations = new OrganisationPicker(Client, Stop);
        if (OrganisationId is null || OrganisationId == Current.OrganisationId) organisations.Choose(Current);
        else await organisations.ChooseAsync(OrganisationId);
        return etag;
    }

    protected override Task PrepareAsync() => organisations.FindAsync(OrganisationName);

    protected override void Take(Listing listing)
    {
        listing.OrganisationId = Typed.Text(OrganisationId);
        listing.OrganisationName = organisations.Chosen?.Text ?? "";
        if (listing.OrganisationId != organisations.Chosen?.Value)
            ModelState.AddModelError(nameof(OrganisationId), "Choose the organisation that runs it");
        listing.Name = Typed.Required(Name, ModelState, nameof(Name), "Enter the name of the service");
        listing.Description = Typed.Text(Description);
        listing.Synthetic = Marks.Contains(IsSynthetic);
    }
}
