using RiskPlatform.RiskService.ReferralDirectory.Rules;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// Programmes in the order of how they fit a person: those that fit first, then those that miss least, then the fewest
/// unknowns, the shortest wait, the nearest. Knows nothing of the survivor (REFER-5).
/// </summary>
internal sealed class ProgrammeRanking(DirectorySnapshot snapshot, PersonFacts person, JudgedOn on)
{
    /// <summary>So many programmes outside the area are shown too, so that a worker sees what is missed by little.
    /// </summary>
    internal const int NearMisses = 10;

    /// <summary>Those whose catchment takes in the place, or may, as far as it is known.</summary>
    internal IEnumerable<IndexedListing> Covering(PlaceFacts place)
    {
        var segment = snapshot.Segment;
        IEnumerable<int> positions = segment.Programmes;
        if (!place.Upwards.IsEmpty)
        {
            positions = place.Upwards.Append(place.District).SelectMany(segment.ProgrammesCovering);
            if (place.District.Length == 0) positions = positions.Concat(segment.ProgrammesWithDistricts);
            positions = positions.Distinct();
        }

        return snapshot.Of(positions).Concat(snapshot.Fresh.Select(f => f.Listing).Where(IsProgramme))
            .Where(l => Coverage.Of(l.Facts, place) != V1.CriterionOutcome.Missed);
    }

    internal IEnumerable<IndexedListing> Nearest()
    {
        if (person.Place.Point is not { } point) return [];
        var nearest = new Top(NearMisses);
        var all = snapshot.Of(snapshot.Segment.Programmes)
            .Concat(snapshot.Fresh.Select(f => f.Listing).Where(IsProgramme));
        foreach (var listing in all)
        {
            var distance = listing.TenthsTo(point);
            if (distance != IndexedListing.Unknown
                && Coverage.Of(listing.Facts, person.Place) == V1.CriterionOutcome.Missed)
            {
                nearest.Add(distance, listing);
            }
        }

        return nearest.ToList().Select(ranked => ranked.Listing);
    }

    internal List<Ranked> Best(IEnumerable<IndexedListing> programmes, int most, Rank? after = null, bool fits = false)
    {
        var top = new Top(most, after);
        foreach (var listing in programmes)
        {
            var tally = Judgement.TallyOf(listing.Facts, person, on);
            if (!fits || tally.Fits) top.Add(Number(tally, listing), listing);
        }

        return top.ToList();
    }

    internal int Distance(IndexedListing listing) => listing.TenthsTo(person.Place.Point);

    private long Number(Tally tally, IndexedListing listing)
    {
        var number = tally.Fits ? 0L : 1L;
        number = (number << 4) | (uint)tally.Missed;
        number = (number << 4) | (uint)tally.Unknown;
        number = (number << 10) | (uint)Places.Wait(listing.Facts.Capacity, on);
        return (number << 32) | (uint)Distance(listing);
    }

    private static bool IsProgramme(IndexedListing listing) =>
        listing.Facts.Type == V1.ListingType.PerpetratorProgramme;
}
