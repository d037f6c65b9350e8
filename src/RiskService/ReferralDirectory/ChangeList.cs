using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// Lists the history of one organisation or listing. Of a listing that ever had a confidential place it tells where
/// none of its places is: one may have been in the open before it was marked.
/// </summary>
internal sealed class ChangeList(RiskDbContext db)
{
    private const int Standard = 50;
    private const int Most = 200;

    internal async Task<ListDirectoryChangesResponse> ListAsync(
        ListDirectoryChangesRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("record_id", request.RecordId);
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var filters = $"directory-changes {id}";
        var rows = db.Set<DirectoryChangeRow>().Where(c => c.RecordId == id);
        if (PageToken.Read(request.PageToken, filters) is { } key)
        {
            var before = Guid.TryParse(key, out var parsed) ? parsed : throw PageToken.Invalid();
            rows = rows.Where(c => c.Id < before);
        }

        var hides = await db.Set<ListingRow>().Where(l => l.Id == id).Select(l => (bool?)l.HadConfidentialPlace)
            .SingleOrDefaultAsync(cancellationToken);
        if (hides is null && !await db.Set<OrganisationRow>().AnyAsync(o => o.Id == id, cancellationToken))
        {
            throw new Failure.NotFound("record").AsException();
        }

        var found = await rows.OrderByDescending(c => c.Id).Take(size + 1).ToListAsync(cancellationToken);
        var response = new ListDirectoryChangesResponse();
        response.Changes.AddRange(found.Take(size).Select(r => View(r, hides ?? false)));
        if (found.Count > size) response.NextPageToken = PageToken.Make(filters, found[size - 1].Id.ToString());
        return response;
    }

    private static DirectoryChange View(DirectoryChangeRow row, bool hides)
    {
        var view = DirectoryChange.Parser.ParseFrom(row.Content);
        (view.ChangeId, view.RecordId) = (row.Id.ToString(), row.RecordId.ToString());
        if (!hides) return view;
        foreach (var field in view.Fields) Whereabouts.Mask(field);
        return view;
    }
}
