using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// Lists organisations and listings by name, along indexes. A page's token is the last one's id: its name is looked up,
/// so that no name is too long for a token.
/// </summary>
internal sealed class DirectoryLists(RiskDbContext db, ListingStore store, ListingViews views)
{
    private const int Standard = 50;
    private const int Most = 200;
    private const int NameLength = 200;

    internal async Task<ListOrganisationsResponse> OrganisationsAsync(
        ListOrganisationsRequest request, CancellationToken cancellationToken)
    {
        var checks = views.Checks();
        checks.Text("name_prefix", request.NamePrefix, NameLength);
        checks.OptionalCode("state", request.State);
        checks.ThrowIfAny();
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var state = request.State == OrganisationState.Unspecified ? OrganisationState.Active : request.State;
        var filters = $"organisations {state:D} {request.NamePrefix}";
        var rows = db.Set<OrganisationRow>().Where(o => o.State == state);
        var prefix = NameKeys.Prefix(request.NamePrefix);
        rows = rows.Where(o => o.NameKey.CompareTo(prefix) >= 0);
        if (NameKeys.After(prefix) is { } end) rows = rows.Where(o => o.NameKey.CompareTo(end) < 0);
        if (Last(request.PageToken, filters) is { } last)
        {
            var name = await db.Set<OrganisationRow>().Where(o => o.Id == last).Select(o => o.NameKey)
                .SingleOrDefaultAsync(cancellationToken) ?? throw PageToken.Invalid();
            rows = rows.Where(o =>
                o.NameKey.CompareTo(name) >= 0 && (o.NameKey.CompareTo(name) > 0 || o.Id > last));
        }

        var found = await rows.OrderBy(o => o.NameKey).ThenBy(o => o.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        var response = new ListOrganisationsResponse();
        response.Organisations.AddRange(found.Take(size).Select(OrganisationView.Make));
        if (found.Count > size) response.NextPageToken = PageToken.Make(filters, found[size - 1].Id.ToString());
        return response;
    }

    internal async Task<ListListingsResponse> ListingsAsync(
        ListListingsRequest request, CancellationToken cancellationToken)
    {
        var checks = views.Checks();
        checks.Text("name_prefix", request.NamePrefix, NameLength);
        checks.OptionalCode("state", request.State);
        checks.OptionalCode("type", request.Type);
        checks.ThrowIfAny();
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var organisation = request.OrganisationId.Length == 0
            ? (Guid?)null
            : RequestChecks.Id("organisation_id", request.OrganisationId);
        var filters =
            $"listings {organisation} {request.State:D} {request.Type:D} {request.NamePrefix}";
        IQueryable<ListingRow> rows = db.Set<ListingRow>();
        if (organisation is { } of) rows = rows.Where(l => l.OrganisationId == of);
        if (request.State != ListingState.Unspecified) rows = rows.Where(l => l.State == request.State);
        if (request.Type != ListingType.Unspecified) rows = rows.Where(l => l.Type == request.Type);
        var prefix = NameKeys.Prefix(request.NamePrefix);
        rows = rows.Where(l => l.NameKey.CompareTo(prefix) >= 0);
        if (NameKeys.After(prefix) is { } end) rows = rows.Where(l => l.NameKey.CompareTo(end) < 0);
        if (Last(request.PageToken, filters) is { } last)
        {
            var name = await db.Set<ListingRow>().Where(l => l.Id == last).Select(l => l.NameKey)
                .SingleOrDefaultAsync(cancellationToken) ?? throw PageToken.Invalid();
            rows = rows.Where(l =>
                l.NameKey.CompareTo(name) >= 0 && (l.NameKey.CompareTo(name) > 0 || l.Id > last));
        }

        var found = await store.PartsAsync(
            rows.OrderBy(l => l.NameKey).ThenBy(l => l.Id).Take(size + 1), cancellationToken);
        var response = new ListListingsResponse();
        response.Listings.AddRange(found.Take(size).Select(views.Make));
        if (found.Count > size) response.NextPageToken = PageToken.Make(filters, found[size - 1].Row.Id.ToString());
        return response;
    }

    private static Guid? Last(string token, string filters)
    {
        if (PageToken.Read(token, filters) is not { } key) return null;
        return Guid.TryParse(key, out var id) ? id : throw PageToken.Invalid();
    }
}
