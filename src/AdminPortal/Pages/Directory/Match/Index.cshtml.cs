using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Match;

/// <summary>
/// Which programmes fit needs that belong to nobody in particular, and what each other one misses (REFER-5). Nothing is
/// stored, and what was asked travels in the form's body, not in the address: needs may be somebody's after all.
/// </summary>
[Authorize(Roles = Person.Practitioner + "," + Person.Reviewer + "," + Person.Manager + ","
    + Person.SafeguardingLead)]
public sealed class IndexModel(RiskPlatformClient client, AreaBook book) : PortalPage
{
    private const int AtATime = 10;
    private const int OldestAge = 120;

    /// <summary>A name or a code, as typed.</summary>
    [BindProperty]
    public string? Area { get; set; }

    /// <summary>The area that was meant, where the name may mean several.</summary>
    [BindProperty]
    public string? Meant { get; set; }

    [BindProperty]
    public string? District { get; set; }

    [BindProperty]
    public string? Age { get; set; }

    [BindProperty]
    public Gender? Gender { get; set; }

    [BindProperty]
    public string? Languages { get; set; }

    [BindProperty]
    public IList<DeliveryMode> Ways { get; set; } = [];

    [BindProperty]
    public ReferrerKind? Referrer { get; set; }

    [BindProperty]
    public Presence? CriminalProceedings { get; set; }

    [BindProperty]
    public Presence? FamilyProceedings { get; set; }

    [BindProperty]
    public string? After { get; set; }

    internal static IReadOnlyList<Choice> Known { get; } =
        [new(nameof(Presence.Present), "Yes"), new(nameof(Presence.Absent), "No")];

    /// <summary>Areas that the name may mean, where it means several.</summary>
    internal IReadOnlyList<Area> Which { get; private set; } = [];

    internal MatchProgrammesResponse? Found { get; private set; }

    internal IEnumerable<string> Missing => Found!.MissingDetails.Select(Label).Distinct();

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync()
    {
        var criteria = Criteria();
        return TryAsync(async () =>
        {
            if (!await PlaceAsync(criteria.SubjectPlace))
            {
                if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            }

            Found = await client.Directory.MatchProgrammesAsync(
                new MatchProgrammesRequest { Criteria = criteria, PageSize = AtATime, PageToken = After ?? "" },
                cancellationToken: HttpContext.RequestAborted);
            return Page();
        });
    }

    protected override string FieldOf(string field) => field switch
    {
        "criteria.subject_place.area_code" => nameof(Area),
        "criteria.subject_place.postcode_district" => nameof(District),
        "criteria.age" => nameof(Age),
        _ when field.Contains("languages", StringComparison.Ordinal) => nameof(Languages),
        "page_token" => "",
        _ => base.FieldOf(field),
    };

    private MatchCriteria Criteria()
    {
        var criteria = new MatchCriteria
        {
            SubjectPlace = new Place { PostcodeDistrict = Typed.Text(District).ToUpperInvariant() },
            Gender = Gender ?? V1.Gender.Unspecified,
            Languages = { Spoken().Select(DirectoryWords.LanguageTag) },
            DeliveryModes = { Ways.Distinct() },
            Referrer = Referrer ?? ReferrerKind.Unspecified,
            LiveCriminalProceedings = CriminalProceedings ?? Presence.Unspecified,
            LiveFamilyProceedings = FamilyProceedings ?? Presence.Unspecified,
        };
        if (Typed.Text(Area).Length == 0)
            ModelState.AddModelError(nameof(Area), "Enter the area where the subject lives, such as Leeds");
        if (Typed.Number(Age, ModelState, nameof(Age)) is not { } age) return criteria;
        if (age > OldestAge) ModelState.AddModelError(nameof(Age), $"Enter an age in years, up to {OldestAge}");
        else criteria.Age = age;
        return criteria;
    }

    private string[] Spoken() => (Languages ?? "").Split(
        [',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private async Task<bool> PlaceAsync(Place place)
    {
        var found = await book.FindAsync(client, Typed.Text(Meant ?? Area), HttpContext.RequestAborted);
        switch (found)
        {
            case []:
                ModelState.AddModelError(nameof(Area), AreaBook.NoneFound);
                return false;
            case [var one]:
                (place.AreaCode, Area) = (one.Code, one.Name);
                ModelState.Remove(nameof(Area));
                return true;
            default:
                Which = found;
                return false;
        }
    }

    /// <summary>A field of the criteria, as the form calls it.</summary>
    private static string Label(string field) => field switch
    {
        "subject_place.area_code" => "the area",
        "subject_place.postcode_district" => "the postcode district",
        "live_criminal_proceedings" => "whether criminal proceedings are live",
        "live_family_proceedings" => "whether family proceedings are live",
        "past_programmes" => "programmes that the subject was on before, which the case tells",
        "referrer" => "who refers",
        _ => "the " + field.Replace('_', ' '),
    };
}
