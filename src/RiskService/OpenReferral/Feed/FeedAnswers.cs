using Microsoft.Net.Http.Headers;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;

namespace RiskPlatform.RiskService.OpenReferral.Feed;

/// <summary>
/// Answers of the feed, with what lets readers and caches ask again cheaply: an answer stays the same until the
/// directory changes or the day does, on which an accreditation may end.
/// </summary>
internal sealed class FeedAnswers(
    IHttpContextAccessor http, FeedCopy copy, RiskDbContext db, ListingStore store, TimeProvider clock)
{
    /// <summary>A cache asks before each use: what was taken out, or is not to be known any more, is gone at once.
    /// </summary>
    private const string CacheControl = "public, no-cache";

    private HttpContext Http => http.HttpContext!;

    internal async Task<IResult> FromAsync(Func<FeedSnapshot, FeedQuery, DateOnly, object?> answer)
    {
        var query = FeedQuery.Read(Http.Request.Query);
        var snapshot = await copy.LatestAsync(db, store, Http.RequestAborted);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return Tagged($"W/\"{snapshot.ChangeNumber:x}-{today:yyyyMMdd}\"")
            ?? Send(answer(snapshot, query, today));
    }

    /// <summary>A list that only the program itself changes.</summary>
    internal IResult Fixed(Func<FeedQuery, object> answer) =>
        Send(answer(FeedQuery.Read(Http.Request.Query, withFilters: false)));

    internal IResult Fixed(object? answer) => Send(answer);

    private static IResult NotFound() => Results.Problem(
        statusCode: StatusCodes.Status404NotFound, title: "Not found", detail: "The feed has nothing at this address.");

    private IResult? Tagged(string tag)
    {
        Http.Response.Headers.ETag = tag;
        return Http.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
            && known.Any(k => k.Tag == "*" || k.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false))
                ? Cached(Results.StatusCode(StatusCodes.Status304NotModified)) : null;
    }

    private IResult Send(object? answer)
    {
        if (answer is not null) return Cached(Results.Json(answer, HsdsJson.Options));
        Http.Response.Headers.Remove(HeaderNames.ETag);
        return NotFound();
    }

    private IResult Cached(IResult result)
    {
        Http.Response.Headers.CacheControl = CacheControl;
        return result;
    }
}
