using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Journey;
using RiskPlatform.AdminPortal.Pages.Directory.Organisations;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Listings;

/// <summary>Adds a listing, as a draft; its page then shows what is still to be filled in.</summary>
public sealed class AddModel(RiskPlatformClient client) : JourneyPage
{
    private const string IsSynthetic = "synthetic";
    private Listing added = new();
    private OrganisationPicker organisations = null!;

    /// <summary>The organisation that the journey began at.</summary>
    [FromQuery(Name = "organisation")]
    public string? Begun { get; set; }

    [BindProperty]
    public string? OrganisationId { get; set; }

    /// <summary>The beginning of the name of organisations to find.</summary>
    [BindProperty]
    public string? OrganisationName { get; set; }

    [BindProperty]
    public ListingType? Type { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Website { get; set; }

    [BindProperty]
    public IList<string> Marks { get; set; } = [];

    internal OrganisationQuestion Organisation => new(OrganisationId, OrganisationName, organisations);

    internal IReadOnlyList<Choice> MarkChoices { get; } =
        [new(IsSynthetic, "This is made up for demonstrations", "It is shown wherever the listing is.")];

    internal override string Heading => "Add a listing";

    internal override string Back => "/directory/listings";

    internal override bool IsChange => false;

    internal override string SendLabel => "Add as a draft";

    protected override async Task<string?> LoadAsync()
    {
        organisations = new OrganisationPicker(client, HttpContext.RequestAborted);
        await organisations.ChooseAsync(OrganisationId ?? Begun);
        return null;
    }

    protected override void Fill() => OrganisationId = Begun;

    protected override Task PrepareAsync() => organisations.FindAsync(OrganisationName);

    protected override void Take()
    {
        added = new Listing
        {
            OrganisationId = Typed.Text(OrganisationId),
            Type = Type ?? ListingType.Unspecified,
            Name = Typed.Required(Name, ModelState, nameof(Name), "Enter the name of the service"),
            Description = Typed.Text(Description),
            Contact = new ContactDetails
            {
                Phone = Typed.Text(Phone),
                Email = Typed.Text(Email),
                Website = Typed.Text(Website),
            },
            Synthetic = Marks.Contains(IsSynthetic),
        };
        added.OrganisationName = organisations.Chosen?.Text ?? "";
        if (added.OrganisationId != organisations.Chosen?.Value)
            ModelState.AddModelError(nameof(OrganisationId), "Choose the organisation that runs it");
        if (added.Type == ListingType.Unspecified)
            ModelState.AddModelError(nameof(Type), "Choose what kind of service it is");
    }

    internal override IReadOnlyList<Row> Before() => [];

    internal override IReadOnlyList<Row> After() =>
        [.. ListingRows.Of(added, ListingPart.Basics), .. ListingRows.Of(added, ListingPart.Contact)];

    protected override async Task<string> SendAsync()
    {
        var answer = await client.DirectoryAdmin.CreateListingAsync(
            new CreateListingRequest { Listing = added, RequestId = RequestId },
            cancellationToken: HttpContext.RequestAborted);
        Say("The listing is added as a draft. Fill in the rest, then publish it.");
        return $"/directory/listings/{answer.Listing.ListingId}";
    }
}
