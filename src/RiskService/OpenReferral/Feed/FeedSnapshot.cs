namespace RiskPlatform.RiskService.OpenReferral.Feed;

/// <summary>A place that may be known, and the service that is given there.</summary>
internal sealed record ListedPlace(string Id, ListedService Service, PublicPlace Place);

/// <summary>A published listing, and the words that it is found by.</summary>
internal sealed record ListedService(PublicListing Listing, string Words)
{
    internal static ListedService Of(PublicListing listing) => new(
        listing, $"{listing.Name}\n{listing.Organisation.Name}\n{listing.Description}".ToUpperInvariant());
}

/// <summary>What the feed says at one moment, in the order in which it says it. Never changes.</summary>
internal sealed class FeedSnapshot
{
    internal static readonly FeedSnapshot Empty = new(0, []);

    private readonly Dictionary<string, ListedService> byId;
    private readonly Dictionary<string, ListedPlace> placesById;

    private FeedSnapshot(long changeNumber, IEnumerable<ListedService> services)
    {
        ChangeNumber = changeNumber;
        Services =
        [
            .. services.OrderBy(s => s.Listing.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(s => s.Listing.Id, StringComparer.Ordinal),
        ];
        Places = [.. Services.SelectMany(s => s.Listing.Places.Select(p =>
            new ListedPlace(Mapping.PlaceWriter.AtLocationId(s.Listing.Id, p), s, p)))];
        byId = Services.ToDictionary(s => s.Listing.Id);
        placesById = Places.ToDictionary(p => p.Id);
    }

    /// <summary>Of the directory, up to and with which this is.</summary>
    internal long ChangeNumber { get; }

    internal IReadOnlyList<ListedService> Services { get; }

    internal IReadOnlyList<ListedPlace> Places { get; }

    internal ListedService? Service(string id) => byId.GetValueOrDefault(id.ToLowerInvariant());

    internal ListedPlace? Place(string id) => placesById.GetValueOrDefault(id.ToLowerInvariant());

    /// <summary>With what changed since; null for what is not published any more.</summary>
    internal FeedSnapshot With(long changeNumber, IReadOnlyDictionary<string, PublicListing?> changes) =>
        new(changeNumber, Services.Where(s => !changes.ContainsKey(s.Listing.Id))
            .Concat(changes.Values.OfType<PublicListing>().Select(ListedService.Of)));
}
