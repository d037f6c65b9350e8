using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>Whom a service covers: areas picked by name or by region, without a map, and postcode districts.</summary>
public sealed class AreaModel(RiskPlatformClient client, AreaBook book) : ListingJourney(client)
{
    private IReadOnlyList<Area> areas = [];

    [BindProperty]
    public IList<string> AreaCodes { get; set; } = [];

    [BindProperty]
    public string? PostcodeDistricts { get; set; }

    /// <summary>The beginning of the name of areas to find.</summary>
    [BindProperty]
    public string? Query { get; set; }

    /// <summary>The area that they lie in.</summary>
    [BindProperty]
    public string? Within { get; set; }

    /// <summary>What was found and is not chosen yet; null where nothing was looked for.</summary>
    internal IReadOnlyList<Choice>? Found { get; private set; }

    internal IReadOnlyList<Choice> Chosen => [.. AreaCodes.Select(c => new Choice(c, Name(c)))];

    internal IReadOnlyList<Choice> Regions =>
    [
        .. areas.Where(a => a.Kind is not (AreaKind.LocalAuthority or AreaKind.Country))
            .OrderByDescending(a => a.Kind).Select(a => new Choice(a.Code, Name(a))),
    ];

    internal override string Heading => "Change the area it covers";

    protected override ListingPart Part => ListingPart.Area;

    protected override string FieldOf(string field) =>
        field.Contains("area_codes", StringComparison.Ordinal) ? nameof(Query)
        : field.Contains("postcode_districts", StringComparison.Ordinal) ? nameof(PostcodeDistricts)
        : base.FieldOf(field);

    protected override async Task<string?> LoadAsync()
    {
        areas = await book.AllAsync(Client, Stop);
        return await base.LoadAsync();
    }

    protected override void Fill(Listing listing)
    {
        AreaCodes = [.. listing.Catchment?.AreaCodes ?? []];
        PostcodeDistricts = string.Join(", ", listing.Catchment?.PostcodeDistricts ?? []);
    }

    protected override void Take(Listing listing)
    {
        AreaCodes = [.. AreaCodes.Distinct()];
        listing.Catchment = new Catchment
        {
            AreaCodes = { AreaCodes },
            AreaNames = { AreaCodes.Select(Name) },
            PostcodeDistricts = { Typed.List(PostcodeDistricts).Select(d => d.ToUpperInvariant()) },
        };
    }

    internal override IReadOnlyList<Row> Before() => ListingRows.Of(Named(Current), Part);

    protected override async Task PrepareAsync()
    {
        if (Step != Find) return;
        var query = Typed.Text(Query);
        if (query.Length == 0 && string.IsNullOrEmpty(Within))
        {
            ModelState.AddModelError(nameof(Query), "Enter the beginning of a name, or choose where to look");
            return;
        }

        var answer = await Client.Directory.SearchAreasAsync(
            new SearchAreasRequest { Query = query.Length > 100 ? query[..100] : query, PageSize = 500 },
            cancellationToken: Stop);
        Found =
        [
            .. answer.Areas.Where(a => !AreaCodes.Contains(a.Code)
                    && (string.IsNullOrEmpty(Within) || a.Within.Contains(Within)))
                .Select(a => new Choice(a.Code, Name(a))),
        ];
    }

    private Listing Named(Listing listing)
    {
        var named = listing.Clone();
        named.Catchment?.AreaNames.Clear();
        named.Catchment?.AreaNames.AddRange(named.Catchment.AreaCodes.Select(Name));
        return named;
    }

    private string Name(string code) => areas.FirstOrDefault(a => a.Code == code) is { } area ? Name(area) : code;

    // A name that says what it is needs no other word for it.
    private static string Name(Area area) => area.Kind == AreaKind.LocalAuthority
        || area.Name.Contains(Words.Of(area.Kind), StringComparison.OrdinalIgnoreCase)
            ? area.Name : $"{area.Name} ({Words.Of(area.Kind).ToLowerInvariant()})";
}
