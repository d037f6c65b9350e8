using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>Which programmes fit the subject, and what the others miss (REFER-5).</summary>
public sealed class MatchModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public MatchProgrammesResponse Found { get; private set; } = new();

    public Task OnGetAsync() => LoadAsync();

    /// <summary>In words. What can't be told is neither met nor missed, and places never refuse (REFER-5).</summary>
    internal static string Verdict(ProgrammeMatch match) => (match.Fits, match.Criteria
        .Where(c => c.Criterion != Criterion.Capacity)
        .Any(c => c.Outcome == (match.Fits ? CriterionOutcome.Unknown : CriterionOutcome.Missed))) switch
    {
        (true, false) => "Fits",
        (true, true) => "Fits as far as is known",
        (false, true) => "Misses something",
        (false, false) => "Not shown to fit",
    };

    /// <summary>A field of the criteria, as a person would say it.</summary>
    internal static string Missing(string field) => field switch
    {
        "subject_place.area_code" => "the local authority where the subject lives",
        "subject_place.postcode_district" => "the postcode district where the subject lives",
        "age" => "the subject’s year of birth",
        "gender" => "the subject’s gender",
        "languages" => "the languages that the subject can take part in",
        "referrer" => "who refers",
        "live_criminal_proceedings" => "whether criminal proceedings are live (asked when you refer)",
        "live_family_proceedings" => "whether family proceedings are live (asked when you refer)",
        "past_programmes" => "the programmes that the subject was on before",
        _ => field,
    };

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Found = await Client.Directory.MatchProgrammesAsync(
            new MatchProgrammesRequest { CaseId = CaseId, PageSize = 10, PageToken = After ?? "" }, Why,
            cancellationToken: Stop);
    }
}
