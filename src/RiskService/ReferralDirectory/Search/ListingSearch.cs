using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>Finds published listings: the best fit of the words first, then the nearest, then by name.</summary>
internal sealed class ListingSearch(
    DirectoryIndex index, ListingStore store, AreaCatalogue areas, CriteriaFacts criteria, ListingAnswers answers,
    TimeProvider clock, Microsoft.Extensions.Options.IOptions<LimitsOptions> limits)
{
    private const int Standard = 20;
    private const int Most = 100;
    private const int LongestQuery = 200;
    private const int MostWords = 40;
    private const int FarthestKilometres = 1_000;

    internal async Task<SearchListingsResponse> SearchAsync(
        SearchListingsRequest request, CancellationToken cancellationToken)
    {
        Check(request);
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var filters = Filters(request);
        var after = Rank.FromKey(PageToken.Read(request.PageToken, filters));
        var snapshot = await index.LatestAsync(store, cancellationToken);

        var (filter, top, total) = (Filter(request), new Top(size + 1, after), 0);
        foreach (var (listing, score) in Candidates(snapshot, WordFolding.Words(request.Query), filter))
        {
            var distance = listing.TenthsTo(filter.Place.Point);
            if (!filter.Takes(listing, distance)) continue;
            total++;
            top.Add(((long)(ushort.MaxValue - score) << 32) | (uint)distance, listing);
        }

        var found = top.ToList();
        var response = new SearchListingsResponse { TotalSize = total };
        foreach (var (rank, listing) in found.Take(size))
        {
            var result = new FoundListing { Listing = answers.ForCaller(listing) };
            if (IndexedListing.Kilometres((int)(rank.Number & int.MaxValue)) is { } far) result.DistanceKm = far;
            response.Results.Add(result);
        }

        if (found.Count > size) response.NextPageToken = PageToken.Make(filters, found[size - 1].Rank.ToKey());
        return response;
    }

    /// <summary>By the words, else by the place, else all.</summary>
    private static IEnumerable<(IndexedListing Listing, int Score)> Candidates(
        DirectorySnapshot snapshot, string[] words, SearchFilter filter)
    {
        if (words.Length > 0) return TextHits.In(snapshot, words);
        if (!filter.NeedsCoverage) return snapshot.All().Select(listing => (listing, 0));
        var segment = snapshot.Segment;
        var positions = filter.Place.Upwards.Append(filter.Place.District).SelectMany(segment.Covering)
            .Concat(segment.Everywhere).Distinct();
        return snapshot.Of(positions).Concat(snapshot.Fresh.Select(f => f.Listing)).Select(listing => (listing, 0));
    }

    private void Check(SearchListingsRequest request)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Text("query", request.Query, LongestQuery);
        if (request.Query.Length <= LongestQuery && WordFolding.Words(request.Query).Length > MostWords)
            checks.Add("query", $"Send up to {MostWords} words.");
        if (checks.Count("types", request.Types_.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < request.Types_.Count; i++) checks.Code($"types[{i}]", request.Types_[i]);
        }

        areas.Check(checks, "place", request.Place);
        if (request.WithinKm is < 0 or > FarthestKilometres)
            checks.Add("within_km", $"Send 1 to {FarthestKilometres}, or 0 for no such limit.");
        else if (request.WithinKm > 0 && string.IsNullOrEmpty(request.Place?.AreaCode))
            checks.Add("place.area_code", "Is required with within_km.");
        CriteriaFacts.CheckLanguages(checks, "languages", request.Languages);
        CriteriaFacts.CheckModes(checks, "delivery_modes", request.DeliveryModes);
        checks.ThrowIfAny();
    }

    private SearchFilter Filter(SearchListingsRequest request) => new()
    {
        On = answers.JudgedOn,
        Types = [.. request.Types_],
        Place = criteria.Place(request.Place),
        Within = request.WithinKm * 10,
        Languages = ListingFacts.Languages(request.Languages),
        DeliveryModes = [.. request.DeliveryModes],
        Accredited = request.Accredited,
        WithSupport = request.WithIntegratedSupport,
        WithPlaces = request.WithPlaces,
    };

    private static string Filters(SearchListingsRequest request)
    {
        var filters = request.Clone();
        (filters.PageSize, filters.PageToken) = (0, "");
        return filters.ToString();
    }
}
