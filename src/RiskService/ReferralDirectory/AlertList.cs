using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// Lists what the expiry job found and what is still so at this moment: what was mended since is left out.
/// </summary>
internal sealed class AlertList(RiskDbContext db, ListingStore store, ListingViews views)
{
    private const int Standard = 50;
    private const int Most = 200;

    internal async Task<ListDirectoryAlertsResponse> ListAsync(
        ListDirectoryAlertsRequest request, CancellationToken cancellationToken)
    {
        var checks = views.Checks();
        checks.OptionalCode("kind", request.Kind);
        checks.ThrowIfAny();
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var filters = $"directory-alerts {request.Kind:D}";
        var place = PageToken.Read(request.PageToken, filters);
        var found = new List<(DirectoryAlertRow Row, DirectoryAlert View)>();
        while (found.Count <= size)
        {
            var rows = await NextAsync(request.Kind, place, size + 1, cancellationToken);
            found.AddRange(await StillSoAsync(rows, cancellationToken));
            if (rows.Count <= size) break;
            place = Place(rows[^1]);
        }

        var response = new ListDirectoryAlertsResponse();
        response.Alerts.AddRange(found.Take(size).Select(f => f.View));
        if (found.Count > size) response.NextPageToken = PageToken.Make(filters, Place(found[size - 1].Row));
        return response;
    }

    private Task<List<DirectoryAlertRow>> NextAsync(
        DirectoryAlertKind kind, string? place, int most, CancellationToken cancellationToken)
    {
        // All of them; said so that the index is sought from the first page on.
        var rows = db.Set<DirectoryAlertRow>().Where(a => a.FindTime >= DateTimeOffset.UnixEpoch);
        if (kind != DirectoryAlertKind.Unspecified) rows = rows.Where(a => a.Kind == kind);
        if (place is not null)
        {
            var (time, listing, of) = Parse(place);
            rows = rows.Where(a => a.FindTime <= time
                && (a.FindTime < time || a.ListingId < listing || (a.ListingId == listing && a.Kind < of)));
        }

        return rows.OrderByDescending(a => a.FindTime).ThenByDescending(a => a.ListingId)
            .ThenByDescending(a => a.Kind).Take(most).ToListAsync(cancellationToken);
    }

    private async Task<IEnumerable<(DirectoryAlertRow Row, DirectoryAlert View)>> StillSoAsync(
        List<DirectoryAlertRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.ListingId).Distinct().ToArray();
        if (ids.Length == 0) return [];
        var listings = (await store.PartsAsync(
            db.Set<ListingRow>().Where(l => ids.Contains(l.Id)), cancellationToken)).ToDictionary(p => p.Row.Id);
        return
            from row in rows
            where listings.ContainsKey(row.ListingId)
            let parts = listings[row.ListingId]
            let now = views.Alerts(parts).FirstOrDefault(a => a.Kind == row.Kind)
            where now is not null
            select (row, new DirectoryAlert
            {
                ListingId = row.ListingId.ToString(),
                ListingName = ListingContent.Of(parts.Row).Name,
                Kind = row.Kind,
                DueDate = ListingView.Text(now.DueDate),
                FindTime = row.FindTime.ToTimestamp(),
            });
    }

    private static string Place(DirectoryAlertRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.FindTime.ToUnixTimeMilliseconds()},{row.ListingId},{row.Kind:D}");

    private static (DateTimeOffset Time, Guid Listing, DirectoryAlertKind Kind) Parse(string place)
    {
        var parts = place.Split(',');
        return parts.Length == 3 && Guid.TryParse(parts[1], out var id)
            && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var kind)
            && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id, (DirectoryAlertKind)kind)
            : throw PageToken.Invalid();
    }
}
