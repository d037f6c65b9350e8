using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>Random listings and requests over few areas, words and days, so that they meet often.</summary>
internal sealed class RandomListings(int seed, DateOnly today)
{
    private static readonly string[] areas =
    [
        Listings.Leeds, Listings.Wakefield, Listings.WestYorkshire, "E12000003", Listings.Basildon, Listings.Essex,
        "E07000070", "E12000006", "E92000001", "K02000001", "S12000036", "S92000003",
    ];

    private static readonly string[] authorities =
        [Listings.Leeds, Listings.Wakefield, Listings.Basildon, "E07000070", "S12000036"];

    private static readonly string[] districts = ["LS1", "LS2", "CM1", "EH1"];
    private static readonly string[] languages = ["en", "en-GB", "cy", "ur", "pl"];
    private static readonly string[] words =
        ["Change", "changing", "Môn", "mon", "Choices", "Women's", "womens", "Leeds", "step", "Stepping", "caring"];

    private readonly Random random = new(seed);

    internal Listing Listing(ListingType? type = null)
    {
        var listing = new Listing
        {
            ListingId = Guid.CreateVersion7().ToString(),
            Type = type ?? Pick(ListingType.PerpetratorProgramme, ListingType.Helpline, ListingType.Housing),
            Name = Text(3),
            OrganisationName = Text(2),
            Description = Text(6),
            State = One(8) ? Pick(ListingState.Draft, ListingState.Suspended) : ListingState.Published,
            Catchment = new Catchment { AreaCodes = { Some(areas, 3) } },
            Eligibility = Eligibility(),
            Languages = { Some(languages, 2) },
            DeliveryModes = { Some([DeliveryMode.Group, DeliveryMode.OneToOne, DeliveryMode.Online], 2) },
        };
        if (One(3)) listing.Catchment.PostcodeDistricts.AddRange(Some(districts, 2));
        if (!One(4))
        {
            listing.IntegratedSupport =
                new IntegratedSupport { Provider = One(4) ? "" : "x", ConfirmedDate = Day() };
        }

        if (!One(4)) listing.Assurance = new Assurance { AssuredDate = DayOr(-9), UntilDate = DayOr(9) };
        for (var i = random.Next(3); i > 0; i--)
        {
            listing.Accreditations.Add(new Accreditation
            {
                Scheme = "Example Standard",
                ValidFromDate = DayOr(-9),
                ValidToDate = DayOr(9),
                State = One(4) ? AccreditationState.Suspended : AccreditationState.Granted,
            });
        }

        if (!One(3)) listing.Capacity = Capacity();
        for (var i = random.Next(3); i > 0; i--) listing.Locations.Add(Location());
        return listing;
    }

    internal SearchListingsRequest Search() => new()
    {
        Query = One(3) ? "" : Text(2) is { Length: > 2 } text && One(2) ? text[..^2] : Text(1),
        Types_ = { Some([ListingType.PerpetratorProgramme, ListingType.Housing], 2) },
        Place = One(2) ? Place() : null,
        Languages = { One(3) ? Some(languages, 2) : [] },
        DeliveryModes = { One(3) ? [Pick(DeliveryMode.Group, DeliveryMode.Telephone)] : Array.Empty<DeliveryMode>() },
        Accredited = One(4),
        WithIntegratedSupport = One(4),
        WithPlaces = One(4),
    };

    internal MatchCriteria Criteria(params string[] past)
    {
        var criteria = new MatchCriteria
        {
            SubjectPlace = One(5) ? null : Place(),
            Gender = Pick(Gender.Unspecified, Gender.Man, Gender.Woman),
            Languages = { Some(languages, 2) },
            DeliveryModes = { One(2) ? [] : Some([DeliveryMode.Group, DeliveryMode.Online], 2) },
            Referrer = (ReferrerKind)random.Next(8),
            LiveCriminalProceedings = (Presence)random.Next(4),
            LiveFamilyProceedings = (Presence)random.Next(4),
        };
        if (!One(3)) criteria.Age = random.Next(15, 70);
        if (past.Length > 0 && One(2))
        {
            criteria.PastProgrammes.Add(
                new PastProgramme { ListingId = past[random.Next(past.Length)], EndDate = DayOr(0) });
        }

        return criteria;
    }

    internal Place Place() => new()
    {
        AreaCode = One(6) ? "" : authorities[random.Next(authorities.Length)],
        PostcodeDistrict = One(2) ? "" : districts[random.Next(districts.Length)],
    };

    internal bool One(int of) => random.Next(of) == 0;

    private Eligibility Eligibility()
    {
        var eligibility = new Eligibility
        {
            Residence = (Residence)random.Next(4),
            Genders = { One(2) ? [] : Some([Gender.Man, Gender.Woman, Gender.Other], 2) },
            WhoMayRefer = { One(2) ? [] : Some([.. Enum.GetValues<ReferrerKind>().Skip(1)], 2) },
            ExcludesLiveCriminalProceedings = One(3),
            ExcludesLiveFamilyProceedings = One(3),
            SameProgrammeWithinMonths = One(2) ? 0 : random.Next(1, 24),
        };
        if (One(2)) eligibility.MinimumAge = random.Next(16, 30);
        if (One(2)) eligibility.MaximumAge = random.Next(30, 70);
        return eligibility;
    }

    private Capacity Capacity()
    {
        var capacity = new Capacity { AsOfDate = ListingView.Text(today.AddDays(-random.Next(20, 35))) };
        if (!One(3)) capacity.Available = random.Next(4);
        if (One(2)) capacity.WaitingWeeks = random.Next(10);
        return capacity;
    }

    private Location Location()
    {
        var location = new Location { Confidential = One(4), AreaCode = authorities[random.Next(authorities.Length)] };
        if (!One(2)) return location;
        (location.Latitude, location.Longitude) = (50 + (random.NextDouble() * 6), -3 + (random.NextDouble() * 4));
        return location;
    }

    private string Day() => One(6) ? "" : DayOr(0);

    /// <summary>Around today: often today itself, the day before or the day after.</summary>
    private string DayOr(int shift) => ListingView.Text(today.AddDays(shift * random.Next(0, 2) + random.Next(-1, 2)));

    private string Text(int most) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => words[random.Next(words.Length)]));

    private T Pick<T>(params T[] from) => from[random.Next(from.Length)];

    private T[] Some<T>(T[] from, int most) =>
        [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => from[random.Next(from.Length)]).Distinct()];
}
