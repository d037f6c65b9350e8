namespace RiskPlatform.RiskService.OpenReferral.Feed;

/// <summary>The profile's envelope of a list.</summary>
internal sealed record FeedPage(
    int TotalItems, int TotalPages, int PageNumber, int Size, bool FirstPage, bool LastPage, bool Empty,
    IReadOnlyList<object> Contents)
{
    internal static FeedPage Of<TItem>(
        IReadOnlyCollection<TItem> all, FeedQuery query, Func<TItem, object> write)
    {
        var pages = (all.Count + query.PerPage - 1) / query.PerPage;
        var skip = (long)(query.Page - 1) * query.PerPage;
        IReadOnlyList<object> contents =
            [.. skip >= all.Count ? [] : all.Skip((int)skip).Take(query.PerPage).Select(write)];
        return new FeedPage(
            all.Count, pages, query.Page, contents.Count, query.Page == 1, query.Page >= pages, contents.Count == 0,
            contents);
    }
}
