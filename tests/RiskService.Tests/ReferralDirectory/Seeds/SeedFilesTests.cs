using System.Text.RegularExpressions;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.RiskService.ReferralDirectory.Seeds;
using RiskPlatform.V1;

namespace RiskService.Tests.ReferralDirectory.Seeds;

/// <summary>What comes with the program can put nobody at risk, and nobody can take what is made up for real.</summary>
public sealed partial class SeedFilesTests
{
    private static readonly DateOnly Today = new(2031, 2, 28);

    private static readonly (List<SeedOrganisation> Organisations, List<SeedListing> Listings) Demo =
        SeedFiles.Read(SeedSource.Demo, Today);

    private static readonly (List<SeedOrganisation> Organisations, List<SeedListing> Listings) Real =
        SeedFiles.Read(SeedSource.Real, Today);

    private static IEnumerable<Listing> Listings => Demo.Listings.Select(l => l.Listing);

    private static IEnumerable<Listing> Programmes =>
        Listings.Where(l => l.Type == ListingType.PerpetratorProgramme && l.State == ListingState.Published);

    [Fact]
    public void Everything_but_the_real_listing_says_that_it_is_made_up()
    {
        Assert.All(Listings, l =>
        {
            Assert.True(l.Synthetic);
            Assert.Contains("Example", l.Name, StringComparison.Ordinal);
            Assert.StartsWith("Synthetic. ", l.Description, StringComparison.Ordinal);
        });
        Assert.All(Demo.Organisations, o =>
        {
            Assert.True(o.Organisation.Synthetic);
            Assert.StartsWith("Example ", o.Organisation.Name, StringComparison.Ordinal);
        });
        Assert.All(Listings.SelectMany(l => l.Accreditations),
            a => Assert.StartsWith("Example ", a.Scheme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_real_listing_has_the_contact_details_that_the_guidance_prints()
    {
        var listing = Assert.Single(Real.Listings).Listing;
        Assert.False(listing.Synthetic);
        Assert.Equal(
            (ListingType.Helpline, "Respect Phoneline", ListingState.Published),
            (listing.Type, listing.Name, listing.State));
        Assert.Equal(
            ("0808 8024040", "https://www.respectphoneline.org.uk", ""),
            (listing.Contact.Phone, listing.Contact.Website, listing.Contact.Email));
        Assert.Equal(["K02000001"], listing.Catchment.AreaCodes);
        Assert.Null(listing.Assurance);
        Assert.Equal("Respect Phoneline", Assert.Single(Real.Organisations).Organisation.Name);
    }

    [Fact]
    public void Nobody_can_be_reached_by_made_up_contact_details()
    {
        string[] texts =
        [
            .. Listings.Select(l => l.ToString()), .. Demo.Organisations.Select(o => o.Organisation.ToString()),
        ];
        var phones = texts.SelectMany(t => Phone().Matches(t).Select(m => m.Value)).ToList();
        Assert.True(phones.Count > 80);
        Assert.All(phones, p => Assert.Matches(Drama(), p));
        var hosts = texts.SelectMany(t => Host().Matches(t).Select(m => m.Groups["host"].Value)).ToList();
        Assert.True(hosts.Count > 200);
        Assert.All(hosts, h => Assert.Matches(@"(^|\.)example\.org$", h));

        // ZZ99 is no postcode of the United Kingdom.
        Assert.All(Listings.SelectMany(l => l.Locations).Where(l => l.Address is not null),
            l => Assert.StartsWith("ZZ99 ", l.Address.Postcode, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_listing_is_one_that_an_admin_could_have_entered()
    {
        var areas = new AreaCatalogue();
        Assert.All(Demo.Listings.Concat(Real.Listings), seed =>
        {
            var checks = new RequestChecks(new LimitsOptions(), new DateTimeOffset(Today, default, TimeSpan.Zero));
            checks.Listing("listing", seed.Listing, Today, areas);
            checks.NoAddressElsewhere("listing", seed.Listing, "");
            foreach (var accreditation in seed.Listing.Accreditations)
                checks.Accreditation("accreditation", accreditation);
            checks.ThrowIfAny();
        });
        Assert.All(Demo.Organisations.Concat(Real.Organisations), seed =>
        {
            var checks = new RequestChecks(new LimitsOptions(), new DateTimeOffset(Today, default, TimeSpan.Zero));
            checks.Organisation("organisation", seed.Organisation);
            checks.ThrowIfAny();
        });
    }

    [Fact]
    public void Every_area_is_one_of_the_United_Kingdom()
    {
        var areas = new AreaCatalogue();
        var codes = Demo.Listings.Concat(Real.Listings).SelectMany(l => l.Listing.Catchment.AreaCodes
            .Concat(l.Listing.Locations.Select(p => p.AreaCode).Where(c => c.Length > 0))).ToList();
        Assert.True(codes.Count > 60);
        Assert.All(codes, c => Assert.NotNull(areas.Find(c)));
    }

    [Fact]
    public void Names_and_keys_are_unique()
    {
        Assert.Distinct(Listings.Select(l => l.Name));
        Assert.Distinct(Demo.Listings.Select(l => l.Key));
        Assert.Distinct(Demo.Organisations.Select(o => o.Organisation.Name));
        Assert.Distinct(Demo.Organisations.Select(o => o.Key));
        var organisations = Demo.Organisations.Select(o => o.Key).ToHashSet();
        Assert.All(Demo.Listings, l => Assert.Contains(l.Organisation, organisations));
    }

    [Fact]
    public void There_is_one_of_everything_that_a_demonstration_needs()
    {
        Assert.InRange(Demo.Listings.Count, 55, 75);
        Assert.Equal(
            Enum.GetValues<ListingType>().Where(t => t != ListingType.Unspecified),
            Listings.Select(l => l.Type).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<ListingState>().Where(s => s != ListingState.Unspecified),
            Listings.Select(l => l.State).Distinct().Order());
        Some("ended accreditation", l => l.Accreditations.Any(a => Day(a.ValidToDate) < Today));
        Some("ending accreditation", l => l.Accreditations.Any(a =>
            Day(a.ValidToDate) >= Today && Day(a.ValidToDate) < Today.AddDays(30)));
        Some("suspended accreditation", l => l.Accreditations.Any(a => a.State == AccreditationState.Suspended));
        Some("withdrawn accreditation", l => l.Accreditations.Any(a => a.State == AccreditationState.Withdrawn));
        Some("no accreditation", l => l.Accreditations.Count == 0);
        Some("lapsed assurance", l => l.Assurance is { } a && Day(a.UntilDate) < Today);
        Some("no support", l => l.IntegratedSupport is null);
        Some("unconfirmed support", l => l.IntegratedSupport is { ConfirmedDate: "" });
        Some("full", l => l.Capacity is { HasAvailable: true, Available: 0 });
        Some("stale places", l => Day(l.Capacity.AsOfDate) < Today.AddDays(-28));
        Some("online only, everywhere", l =>
            l.DeliveryModes.All(m => m == DeliveryMode.Online) && l.Catchment.AreaCodes.Contains("K02000001"));
        Some("women", l => l.Eligibility.Genders.SequenceEqual([Gender.Woman]));
        Some("other genders", l => l.Eligibility.Genders.Contains(Gender.Other));
        Some("another language", l => !l.Languages.Contains("en"));
        Some("the partner's residence", l => l.Eligibility.Residence == Residence.Partner);
        Some("either's residence", l => l.Eligibility.Residence == Residence.Either);
        Some("criminal proceedings", l => l.Eligibility.ExcludesLiveCriminalProceedings);
        Some("family proceedings", l => l.Eligibility.ExcludesLiveFamilyProceedings);
        Some("same programme", l => l.Eligibility.SameProgrammeWithinMonths > 0);
        Some("who may refer", l => l.Eligibility.WhoMayRefer.Count > 0);
        Some("an oldest age", l => l.Eligibility.HasMaximumAge);
        Some("postcode districts", l => l.Catchment.PostcodeDistricts.Count > 0);
        Assert.Contains(Listings.SelectMany(l => l.Locations), l => l.Confidential && l.Address is not null);
        Assert.Equal("demo-programme", Assert.Single(
            Demo.Organisations, o => o.Organisation.AgencyId.Length > 0).Organisation.AgencyId);

        static void Some(string what, Predicate<Listing> is_) =>
            Assert.True(Programmes.Any(l => is_(l)), $"No programme with: {what}");
    }

    [Fact]
    public void Every_nation_and_region_has_a_programme_that_may_be_referred_to()
    {
        var safe = Programmes.Where(l => l.IntegratedSupport is { ConfirmedDate.Length: > 0 }
            && l.Assurance is { } assurance && Day(assurance.UntilDate) >= Today
            && l.Accreditations.Any(a => a.State == AccreditationState.Granted
                && Day(a.ValidFromDate) <= Today && Day(a.ValidToDate) >= Today)
            && l.Capacity.Available > 0).SelectMany(l => l.Catchment.AreaCodes).ToHashSet();
        string[] somewhere =
        [
            "E12000001", "E47000001", "E47000003", "E12000004", "E47000007", "E12000006", "E12000007", "E12000008",
            "E47000009", "W92000004", "S92000003", "N92000002", "K02000001",
        ];
        Assert.Empty(somewhere.Except(safe));
    }

    [Fact]
    public void Days_are_counted_from_the_day_that_they_are_read()
    {
        var later = SeedFiles.Read(SeedSource.Demo, Today.AddDays(1_000)).Listings;
        foreach (var (now, then) in Demo.Listings.Zip(later).Where(p => p.First.Listing.Assurance is not null))
        {
            Assert.Equal(
                Day(now.Listing.Assurance.UntilDate)!.Value.AddDays(1_000),
                Day(then.Listing.Assurance.UntilDate));
        }
    }

    private static DateOnly? Day(string text) => ListingView.Day(text);

    [GeneratedRegex(@"\b0[0-9]{2,4} [0-9]{3,4} ?[0-9]{3,4}\b", RegexOptions.None, 1_000)]
    private static partial Regex Phone();

    // Ranges that Ofcom keeps for drama.
    [GeneratedRegex(
        @"^(01632 960[0-9]{3}|01(13|14|15|16|17|18|21|31|41|51|61) 496 0[0-9]{3}|0191 498 0[0-9]{3}"
        + @"|020 7946 0[0-9]{3}|028 9649 6[0-9]{3}|029 2018 0[0-9]{3}|0808 157 0[0-9]{3})$",
        RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Drama();

    [GeneratedRegex(@"(?:@|https?://)(?<host>[a-z0-9.-]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Host();
}
