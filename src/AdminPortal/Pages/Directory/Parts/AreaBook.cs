using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Parts;

/// <summary>
/// The areas of the United Kingdom, as the service has them. They are the same for everybody and hardly ever change, so
/// they are read once an hour and not with every page.
/// </summary>
public sealed class AreaBook(TimeProvider clock)
{
    internal const string NoneFound = "No area begins so. Enter a council, a county or a region";

    private const int MostFound = 30, LongestName = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private volatile Edition? edition;

    internal async Task<IReadOnlyList<Area>> AllAsync(RiskPlatformClient client, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (edition is { } kept && kept.ReadAt + Kept > now) return kept.Areas;
        var areas = new List<Area>();
        var token = "";
        do
        {
            var page = await client.Directory.SearchAreasAsync(
                new SearchAreasRequest { PageSize = 500, PageToken = token }, cancellationToken: stop);
            areas.AddRange(page.Areas);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        edition = new Edition(areas, now);
        return areas;
    }

    /// <summary>The area of this name or code, else those whose names begin so.</summary>
    internal async Task<IReadOnlyList<Area>> FindAsync(
        RiskPlatformClient client, string typed, CancellationToken stop)
    {
        var exact = (await AllAsync(client, stop)).Where(a =>
            a.Code.Equals(typed, StringComparison.OrdinalIgnoreCase)
            || a.Name.Equals(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        if (exact.Count > 0) return exact;
        var answer = await client.Directory.SearchAreasAsync(
            new SearchAreasRequest
            {
                Query = typed.Length > LongestName ? typed[..LongestName] : typed,
                PageSize = MostFound,
            },
            cancellationToken: stop);
        return answer.Areas;
    }

    /// <summary>Says the names of codes.</summary>
    internal async Task<Func<string, string>> NamesAsync(RiskPlatformClient client, CancellationToken stop)
    {
        var areas = await AllAsync(client, stop);
        return code => areas.FirstOrDefault(a => a.Code == code)?.Name ?? code;
    }

    private sealed record Edition(IReadOnlyList<Area> Areas, DateTimeOffset ReadAt);
}
