using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>Who can use a service (REFER-5).</summary>
public sealed class EligibilityModel(RiskPlatformClient client) : ListingJourney(client)
{
    private const string Criminal = "criminal", Family = "family";

    [BindProperty]
    public string? MinimumAge { get; set; }

    [BindProperty]
    public string? MaximumAge { get; set; }

    [BindProperty]
    public IList<Gender> Genders { get; set; } = [];

    [BindProperty]
    public IList<ReferrerKind> WhoMayRefer { get; set; } = [];

    [BindProperty]
    public Residence Residence { get; set; }

    [BindProperty]
    public IList<string> Excludes { get; set; } = [];

    [BindProperty]
    public string? SameProgrammeWithinMonths { get; set; }

    [BindProperty]
    public string? Other { get; set; }

    internal IReadOnlyList<Choice> Residences { get; } =
        [.. Enum.GetValues<Residence>().Where(r => r != Residence.Unspecified)
            .Select(r => new Choice(r.ToString(), DirectoryWords.Lives(r)))];

    internal IReadOnlyList<Choice> Exclusions { get; } =
        [new(Criminal, "Live criminal proceedings"), new(Family, "Live family proceedings")];

    internal override string Heading => "Change who can use it";

    protected override ListingPart Part => ListingPart.Eligibility;

    protected override void Fill(Listing listing)
    {
        var who = listing.Eligibility ?? new Eligibility();
        MinimumAge = who.HasMinimumAge ? Text(who.MinimumAge) : null;
        MaximumAge = who.HasMaximumAge ? Text(who.MaximumAge) : null;
        (Genders, WhoMayRefer) = ([.. who.Genders], [.. who.WhoMayRefer]);
        Residence = who.Residence == Residence.Unspecified ? Residence.Subject : who.Residence;
        if (who.ExcludesLiveCriminalProceedings) Excludes.Add(Criminal);
        if (who.ExcludesLiveFamilyProceedings) Excludes.Add(Family);
        SameProgrammeWithinMonths = who.SameProgrammeWithinMonths > 0 ? Text(who.SameProgrammeWithinMonths) : null;
        Other = who.Other;
    }

    protected override void Take(Listing listing)
    {
        var who = new Eligibility
        {
            Genders = { Genders },
            WhoMayRefer = { WhoMayRefer },

            // Unsaid is the subject too: an answer that says the same is no change.
            Residence = Residence == Residence.Subject && listing.Eligibility is not { Residence: Residence.Subject }
                ? Residence.Unspecified : Residence,
            ExcludesLiveCriminalProceedings = Excludes.Contains(Criminal),
            ExcludesLiveFamilyProceedings = Excludes.Contains(Family),
            SameProgrammeWithinMonths = Typed.Number(
                SameProgrammeWithinMonths, ModelState, nameof(SameProgrammeWithinMonths)) ?? 0,
            Other = Typed.Text(Other),
        };
        if (Typed.Number(MinimumAge, ModelState, nameof(MinimumAge)) is { } youngest) who.MinimumAge = youngest;
        if (Typed.Number(MaximumAge, ModelState, nameof(MaximumAge)) is { } oldest) who.MaximumAge = oldest;
        listing.Eligibility = who;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
