using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Parts;

/// <summary>
/// The areas of the United Kingdom, as the service has them. They are the same for everybody and hardly ever change, so
/// they are read once an hour and not with every page.
/// </summary>
public sealed class AreaBook(TimeProvider clock)
{
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

    /// <summary>Says the names of codes.</summary>
    internal async Task<Func<string, string>> NamesAsync(RiskPlatformClient client, CancellationToken stop)
    {
        var areas = await AllAsync(client, stop);
        return code => areas.FirstOrDefault(a => a.Code == code)?.Name ?? code;
    }

    private sealed record Edition(IReadOnlyList<Area> Areas, DateTimeOffset ReadAt);
}
