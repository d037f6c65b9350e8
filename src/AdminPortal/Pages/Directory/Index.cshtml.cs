using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory;

/// <summary>Finds what is published, by words, kind, area and filters. They are in the address, sealed.</summary>
public sealed class IndexModel(RiskPlatformClient client, AreaBook book, SealedSearch searches) : PortalPage
{
    private const string Here = "/directory";
    private const string Accredited = "accredited", Support = "support", Places = "places";

    [BindProperty]
    public string? Query { get; set; }

    [BindProperty]
    public ListingType? Kind { get; set; }

    /// <summary>A name or a code, as typed.</summary>
    [BindProperty]
    public string? Area { get; set; }

    [BindProperty]
    public string? District { get; set; }

    [BindProperty]
    public string? Within { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public IList<DeliveryMode> Ways { get; set; } = [];

    [BindProperty]
    public IList<string> Only { get; set; } = [];

    /// <summary>All of this, sealed.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    internal IReadOnlyList<Choice> OnlyChoices { get; } =
    [
        new(Accredited, "With an accreditation that is valid today"),
        new(Support, "With confirmed support for survivors"),
        new(Places, "With places that are known to be free"),
    ];

    /// <summary>Only those who work on cases may match (REFER-5).</summary>
    internal bool MayMatch =>
        Me.Is(Person.Practitioner, Person.Reviewer, Person.Manager, Person.SafeguardingLead);

    internal bool HasMore => Within is not null || Language is not null || Ways.Count + Only.Count > 0;

    /// <summary>Areas that the name may mean, where it means several.</summary>
    internal IReadOnlyList<Area> Which { get; private set; } = [];

    internal IReadOnlyList<FoundListing>? Results { get; private set; }

    internal int Total { get; private set; }

    internal string? Next { get; private set; }

    internal string? Covering { get; private set; }

    public Task<IActionResult> OnPostAsync() => TryAsync(() =>
    {
        if (searches.Address(Here, Me, AsTyped()) is { } address)
            return Task.FromResult<IActionResult>(Redirect(address));
        ModelState.AddModelError(nameof(Query), "Use fewer words");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Task.FromResult<IActionResult>(Page());
    });

    public Task<IActionResult> OnGetAsync() => TryAsync(async () =>
    {
        if (searches.Open<Searched>(Here, Me, Search) is { } typed) Take(typed);
        var request = new SearchListingsRequest
        {
            Query = Typed.Text(Query),
            WithinKm = Typed.Number(Within, ModelState, nameof(Within)) ?? 0,
            DeliveryModes = { Ways.Distinct() },
            Accredited = Only.Contains(Accredited),
            WithIntegratedSupport = Only.Contains(Support),
            WithPlaces = Only.Contains(Places),
            PageToken = After ?? "",
        };
        if (Kind is { } kind and not ListingType.Unspecified) request.Types_.Add(kind);
        if (Typed.Text(Language) is { Length: > 0 } language)
            request.Languages.Add(DirectoryWords.LanguageTag(language));
        if (!await PlaceAsync(request)) return Page();
        if (!ModelState.IsValid) return Page();
        var answer = await client.Directory.SearchListingsAsync(
            request, cancellationToken: HttpContext.RequestAborted);
        (Results, Total, Next) = (answer.Results, answer.TotalSize, answer.NextPageToken);
        return Page();
    });

    /// <summary>This search with an area in place of what was typed.</summary>
    internal string With(Area area) => searches.Address(Here, Me, AsTyped() with { Area = area.Code }) ?? Here;

    protected override string FieldOf(string field) => field switch
    {
        "within_km" => nameof(Within),
        "place.area_code" => nameof(Area),
        "place.postcode_district" => nameof(District),
        "page_token" => "",
        _ when field.StartsWith("languages", StringComparison.Ordinal) => nameof(Language),
        _ => base.FieldOf(field),
    };

    private Searched AsTyped() => new(Query, Kind, Area, District, Within, Language, Ways, Only);

    private void Take(Searched typed)
    {
        (Query, Kind, Area, District, Within, Language, var ways, var only) = typed;
        (Ways, Only) = (ways ?? [], only ?? []);
    }

    private async Task<bool> PlaceAsync(SearchListingsRequest request)
    {
        var (typed, district) = (Typed.Text(Area), Typed.Text(District).ToUpperInvariant());
        if (request.WithinKm > 0 && typed.Length == 0)
            ModelState.AddModelError(nameof(Area), "Enter the area that the kilometres are counted from");
        if (typed.Length + district.Length == 0) return true;
        request.Place = new Place { PostcodeDistrict = district };
        if (typed.Length == 0) return true;
        var found = await book.FindAsync(client, typed, HttpContext.RequestAborted);
        if (found.Count == 0)
        {
            ModelState.AddModelError(nameof(Area), AreaBook.NoneFound);
            return true;
        }

        if (found.Count > 1)
        {
            Which = found;
            return false;
        }

        (request.Place.AreaCode, Covering) = (found[0].Code, found[0].Name);
        return true;
    }

    private sealed record Searched(
        string? Query, ListingType? Kind, string? Area, string? District, string? Within, string? Language,
        IList<DeliveryMode>? Ways, IList<string>? Only);
}
