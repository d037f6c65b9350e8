using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>
/// One place where a service is given. The sealed address of a confidential place is never here: it stays unless a new
/// one is typed.
/// </summary>
public sealed class PlaceModel(RiskPlatformClient client, AreaBook book) : ListingJourney(client)
{
    private const string New = "new", Yes = "yes", Open = "open", Secret = "secret";

    /// <summary>The id of a place, or "new".</summary>
    [FromRoute]
    public string Place { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Confidential { get; set; }

    [BindProperty]
    public string? AddressLines { get; set; }

    [BindProperty]
    public string? Town { get; set; }

    [BindProperty]
    public string? Postcode { get; set; }

    [BindProperty]
    public string? AreaCode { get; set; }

    [BindProperty]
    public string? Latitude { get; set; }

    [BindProperty]
    public string? Longitude { get; set; }

    [BindProperty]
    public string? Accessibility { get; set; }

    [BindProperty]
    public IList<string> Remove { get; set; } = [];

    internal bool IsNew => Place == New;

    internal bool IsSealed => Held(Current) is { Confidential: true };

    internal IReadOnlyList<Choice> Authorities { get; private set; } = [];

    internal IReadOnlyList<Choice> Secrecy { get; } =
    [
        new(Open, "Yes, everybody may know"),
        new(Secret, "No, it is confidential",
            "Its address, area and position are sealed at once and are in no answer, search, export or feed."),
    ];

    internal IReadOnlyList<Choice> RemoveChoices { get; } = [new(Yes, "The service is no longer given here")];

    internal override string Heading => IsNew ? "Add a place" : "Change a place";

    protected override ListingPart Part => ListingPart.Places;

    internal override IReadOnlyList<Row> Before() => ListingRows.Of(Current, Part, AreaName);

    internal override IReadOnlyList<Row> After() => ListingRows.Of(Changed, Part, AreaName);

    protected override string FieldOf(string field) =>
        field.Contains(".address.lines", StringComparison.Ordinal)
        || field.EndsWith(".address", StringComparison.Ordinal)
            ? nameof(AddressLines) : base.FieldOf(field);

    protected override async Task<string?> LoadAsync()
    {
        var areas = await book.AllAsync(Client, Stop);
        Authorities = [.. areas.Where(a => a.Kind == AreaKind.LocalAuthority).Select(a => new Choice(a.Code, a.Name))];
        return await base.LoadAsync();
    }

    protected override void Fill(Listing listing)
    {
        if (Held(listing) is not { } place) return;
        (Name, Confidential) = (place.Name, place.Confidential ? Secret : Open);
        AddressLines = string.Join('\n', place.Address?.Lines ?? []);
        (Town, Postcode, AreaCode) = (place.Address?.Town, place.Address?.Postcode, place.AreaCode);
        Latitude = place.HasLatitude ? place.Latitude.ToString(CultureInfo.InvariantCulture) : null;
        Longitude = place.HasLongitude ? place.Longitude.ToString(CultureInfo.InvariantCulture) : null;
        Accessibility = place.Accessibility;
    }

    protected override void Take(Listing listing)
    {
        var held = Held(listing);
        if (!IsNew && held is null)
        {
            ModelState.AddModelError("", "This place is not in the listing any more. Go back to the listing");
            return;
        }

        if (Remove.Contains(Yes) && held is not null)
        {
            listing.Locations.Remove(held);
            return;
        }

        if (Confidential is not (Open or Secret))
            ModelState.AddModelError(nameof(Confidential), "Say whether it may be known where this place is");
        var place = Answered();
        if (held is null)
        {
            listing.Locations.Add(place);
            return;
        }

        place.LocationId = held.LocationId;
        listing.Locations[listing.Locations.IndexOf(held)] = place;
    }

    private Location Answered()
    {
        var place = new Location
        {
            Name = Typed.Text(Name),
            Confidential = Confidential == Secret,
            Address = Address(),
            AreaCode = Typed.Text(AreaCode),
            Accessibility = Typed.Text(Accessibility),
        };
        if (Typed.Degrees(Latitude, ModelState, nameof(Latitude)) is { } north) place.Latitude = north;
        if (Typed.Degrees(Longitude, ModelState, nameof(Longitude)) is { } east) place.Longitude = east;
        return place;
    }

    private string AreaName(string code) => Authorities.FirstOrDefault(a => a.Value == code)?.Text ?? code;

    private Address? Address()
    {
        var address = new Address
        {
            Lines = { Typed.Text(AddressLines).Split('\n',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
            Town = Typed.Text(Town),
            Postcode = Typed.Text(Postcode),
        };
        return address.CalculateSize() == 0 ? null : address;
    }

    private Location? Held(Listing listing) => listing.Locations.FirstOrDefault(l => l.LocationId == Place);
}
