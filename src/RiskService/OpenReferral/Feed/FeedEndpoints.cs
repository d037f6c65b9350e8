using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.RiskService.OpenReferral.Mapping;

namespace RiskPlatform.RiskService.OpenReferral.Feed;

/// <summary>
/// The public feed of the profile, for anybody and for reading alone. It says what is published and nothing else, and
/// asks for no token: who reads it is nobody's business, and their address is used for throttling and kept nowhere.
/// </summary>
internal static class FeedEndpoints
{
    internal const string Base = "/open-referral";
    private const string Profile = "https://docs.openreferraluk.org/";
    private const string Description =
        "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json";

    internal static void MapFeed(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<OpenReferralOptions>>().Value.Feed) return;
        app.UseCors();
        var feed = app.MapGroup(Base).RequireCors(FeedSetup.Policy).RequireRateLimiting(FeedSetup.Policy)
            .AddEndpointFilter<FeedErrors>();
        feed.MapRead("/", (FeedAnswers answers) => answers.Fixed(
            new { version = "3.0", profile = Profile, openapi_url = Description }));
        feed.MapRead("/services", (FeedAnswers answers) => answers.FromAsync((snapshot, query, today) => FeedPage.Of(
            [.. snapshot.Services.Where(query.Takes)], query,
            s => ServiceWriter.WriteAlone(s.Listing, today))));
        feed.MapRead("/services/{id}", (string id, FeedAnswers answers) => answers.FromAsync((snapshot, _, today) =>
            snapshot.Service(id) is { } found ? ServiceWriter.Write(found.Listing, today) : null));
        feed.MapRead("/service_at_locations", (FeedAnswers answers) => answers.FromAsync((snapshot, query, today) =>
            FeedPage.Of([.. snapshot.Places.Where(p => query.Takes(p.Service))], query, p => Alone(p, today))));
        feed.MapRead("/service_at_locations/{id}", (string id, FeedAnswers answers) => answers.FromAsync(
            (snapshot, _, today) => snapshot.Place(id) is { } found ? Whole(found, today) : null));
        feed.MapRead("/taxonomies", (FeedAnswers answers) => answers.Fixed(
            query => FeedPage.Of(Taxonomies.All, query, v => TaxonomyWriter.Write(v))));
        feed.MapRead("/taxonomies/{id}", (string id, FeedAnswers answers) => answers.Fixed(
            Taxonomies.All.FirstOrDefault(v => Same(v.Id, id)) is { } found
                ? TaxonomyWriter.Write(found, withTerms: true) : null));
        feed.MapRead("/taxonomy_terms", (FeedAnswers answers) => answers.Fixed(
            query => FeedPage.Of(Taxonomies.Terms, query, TaxonomyWriter.Write)));
        feed.MapRead("/taxonomy_terms/{id}", (string id, FeedAnswers answers) => answers.Fixed(
            Taxonomies.Find(id) is { } found ? TaxonomyWriter.Write(found) : null));
        feed.MapRead("/{**rest}", (FeedAnswers answers) => answers.Fixed((object?)null));
    }

    /// <summary>Those who only ask whether something is there get the head of the same answer.</summary>
    private static void MapRead(this RouteGroupBuilder feed, string path, Delegate answer) =>
        feed.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], answer);

    private static HsdsServiceAtLocation Alone(ListedPlace place, DateOnly today) => new()
    {
        Id = place.Id,
        ServiceId = place.Service.Listing.Id,
        LocationId = place.Place.Id,
        Location = PlaceWriter.LocationAlone(place.Place),
        Service = ServiceWriter.WriteAlone(place.Service.Listing, today),
    };

    private static HsdsServiceAtLocation Whole(ListedPlace place, DateOnly today)
    {
        var whole = PlaceWriter.Write(place.Service.Listing.Id, place.Place);
        whole.Service = ServiceWriter.Write(place.Service.Listing, today);
        whole.Service.ServiceAtLocations = null;
        return whole;
    }

    private static bool Same(string id, string sent) => id.Equals(sent, StringComparison.OrdinalIgnoreCase);
}
