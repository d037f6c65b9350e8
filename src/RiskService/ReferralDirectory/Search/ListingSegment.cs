using System.Collections.Frozen;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// Many listings in the order of their names, and what points at them: by area or postcode district, by kind, by word.
/// Never changes.
/// </summary>
internal sealed class ListingSegment
{
    internal static readonly ListingSegment Empty = new([], WordPostings.Empty);

    private static readonly int[] None = [];

    private readonly FrozenDictionary<Guid, int> positions;
    private readonly FrozenDictionary<string, int[]> byCoverage;
    private readonly FrozenDictionary<string, int[]> programmesByCoverage;

    internal ListingSegment(IndexedListing[] listings, WordPostings words)
    {
        Listings = listings;
        Words = words;
        positions = listings.Index().ToFrozenDictionary(l => l.Item.Id, l => l.Index);
        Programmes = [.. Positions(listings, l => l.Facts.Type == ListingType.PerpetratorProgramme)];
        ProgrammesWithDistricts = [.. Programmes.Where(p => !listings[p].Facts.PostcodeDistricts.IsEmpty)];
        Everywhere =
        [
            .. Positions(listings, l => l.Facts is { AreaCodes.IsEmpty: true, PostcodeDistricts.IsEmpty: true }),
        ];
        byCoverage = ByCoverage(listings, [.. Enumerable.Range(0, listings.Length)]);
        programmesByCoverage = ByCoverage(listings, Programmes);
    }

    internal IndexedListing[] Listings { get; }

    internal WordPostings Words { get; }

    internal int[] Programmes { get; }

    /// <summary>Whether these cover somebody whose postcode district is not known is not known either.</summary>
    internal int[] ProgrammesWithDistricts { get; }

    /// <summary>Those that name no catchment, as helplines need none.</summary>
    internal int[] Everywhere { get; }

    internal int? Position(Guid id) => positions.TryGetValue(id, out var position) ? position : null;

    /// <summary>Those that name the area or the postcode district itself.</summary>
    internal int[] Covering(string codeOrDistrict) => byCoverage.GetValueOrDefault(codeOrDistrict, None);

    internal int[] ProgrammesCovering(string codeOrDistrict) =>
        programmesByCoverage.GetValueOrDefault(codeOrDistrict, None);

    private static IEnumerable<int> Positions(IndexedListing[] listings, Func<IndexedListing, bool> which) =>
        Enumerable.Range(0, listings.Length).Where(i => which(listings[i]));

    private static FrozenDictionary<string, int[]> ByCoverage(IndexedListing[] listings, int[] positions)
    {
        var found = new Dictionary<string, List<int>>();
        foreach (var position in positions)
        {
            var facts = listings[position].Facts;
            foreach (var code in facts.AreaCodes.Concat(facts.PostcodeDistricts).Distinct())
            {
                if (!found.TryGetValue(code, out var list)) found[code] = list = [];
                list.Add(position);
            }
        }

        return found.ToFrozenDictionary(f => f.Key, f => f.Value.ToArray());
    }
}
