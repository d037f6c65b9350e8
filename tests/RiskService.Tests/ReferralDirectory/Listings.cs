using RiskPlatform.V1;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>Listings as tests need them; every one is made up.</summary>
internal static class Listings
{
    internal const string Leeds = "E08000035";
    internal const string Wakefield = "E08000036";
    internal const string WestYorkshire = "E47000003";
    internal const string Basildon = "E07000066";
    internal const string Essex = "E10000012";

    /// <summary>A programme in Leeds that fits everybody there on 5 January 2026, when tests begin.</summary>
    internal static Listing Programme(string name, params string[] areas)
    {
        var listing = Any(ListingType.PerpetratorProgramme, name, areas.Length == 0 ? [Leeds] : areas);
        listing.IntegratedSupport = new IntegratedSupport
        {
            Provider = "Example Support",
            Contact = "for workers only",
            ConfirmedDate = "2025-12-01",
        };
        listing.Assurance = new Assurance { AssuredDate = "2025-06-01", UntilDate = "2026-05-31" };
        listing.Accreditations.Add(new Accreditation
        {
            Scheme = "Example Standard",
            ValidFromDate = "2025-01-01",
            ValidToDate = "2026-12-31",
            State = AccreditationState.Granted,
        });
        listing.ReferralRoutes.Add(
            new ReferralRoute { Kind = ReferralRouteKind.Phone, Value = "for workers only" });
        return listing;
    }

    internal static Listing Any(ListingType type, string name, params string[] areas) => new()
    {
        Type = type,
        Name = name,
        OrganisationName = "Example Organisation",
        State = ListingState.Published,
        Synthetic = true,
        Catchment = new Catchment { AreaCodes = { areas } },
        Contact = new ContactDetails { Phone = "synthetic" },
    };

    internal static MatchProgrammesRequest MatchIn(string area, Action<MatchCriteria>? more = null)
    {
        var criteria = new MatchCriteria { SubjectPlace = new Place { AreaCode = area } };
        more?.Invoke(criteria);
        return new MatchProgrammesRequest { Criteria = criteria };
    }
}
