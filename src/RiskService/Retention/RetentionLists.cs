using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Retention;

/// <summary>The retention of one case, the cases that wait for a decision, and the register, along indexes.</summary>
internal sealed class RetentionLists(
    CaseBook book, LegalHolds holds, CaseKeys keys, RiskDbContext db, ReadAudit audit, TimeProvider clock)
{
    private const int Standard = 50;
    private const int Most = 200;

    internal async Task<GetRetentionResponse> GetAsync(
        GetRetentionRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var (row, key) = await book.OpenAsync(id, cancellationToken);
        var newest = await holds.NewestAsync(id, cancellationToken);
        return new GetRetentionResponse { Retention = RetentionView.Make(row, key, newest, clock.Now()) };
    }

    /// <summary>Cases on hold wait for the hold, not for a decision.</summary>
    internal async Task<ListRetentionReviewsResponse> ListReviewsAsync(
        ListRetentionReviewsRequest request, CancellationToken cancellationToken)
    {
        const string filters = "retention-reviews";
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var now = clock.Now();
        var cases = db.Set<CaseRow>().Where(c => c.AfterTerm == AfterTerm.Decide && c.RetainUntil <= now);
        if (PlaceIn(request.PageToken, filters) is var (time, id))
        {
            cases = cases.Where(c => c.RetainUntil >= time && (c.RetainUntil > time || c.Id > id));
        }

        var found = await cases.OrderBy(c => c.RetainUntil).ThenBy(c => c.Id).Take(size + 1)
            .Join(db.Set<CaseKeyRow>(), c => c.Id, k => k.CaseId, (c, k) => new { Row = c, Key = k })
            .OrderBy(x => x.Row.RetainUntil).ThenBy(x => x.Row.Id).ToListAsync(cancellationToken);
        var ids = found.Take(size).Select(x => x.Row.Id).ToArray();
        audit.Found(ids);
        var lifted = ids.Length == 0
            ? []
            : await db.Set<LegalHoldRow>().Where(h => ids.Contains(h.CaseId)).ToListAsync(cancellationToken);
        var byCase = lifted.OrderByDescending(h => h.Id).ToLookup(h => h.CaseId);
        var response = new ListRetentionReviewsResponse();
        response.Retentions.AddRange(found.Take(size)
            .Select(x => RetentionView.Make(x.Row, keys.Open(x.Key), byCase[x.Row.Id], now)));
        if (found.Count > size)
        {
            var last = found[size - 1].Row;
            response.NextPageToken = PageToken.Make(filters, Place(last.RetainUntil!.Value, last.Id));
        }

        return response;
    }

    internal async Task<ListDisposalsResponse> ListDisposalsAsync(
        ListDisposalsRequest request, CancellationToken cancellationToken)
    {
        const string filters = "disposals";
        var size = PageToken.Size(request.PageSize, Standard, Most);
        IQueryable<DisposalRow> rows = db.Set<DisposalRow>();
        if (PlaceIn(request.PageToken, filters) is var (time, id))
        {
            rows = rows.Where(d => d.DisposeTime <= time && (d.DisposeTime < time || d.CaseId < id));
        }

        var found = await rows.OrderByDescending(d => d.DisposeTime).ThenByDescending(d => d.CaseId).Take(size + 1)
            .ToListAsync(cancellationToken);
        audit.Found(found.Take(size).Select(d => d.CaseId));
        var response = new ListDisposalsResponse();
        response.Disposals.AddRange(found.Take(size).Select(d => d.ToProto()));
        if (found.Count > size)
        {
            var last = found[size - 1];
            response.NextPageToken = PageToken.Make(filters, Place(last.DisposeTime, last.CaseId));
        }

        return response;
    }

    private static string Place(DateTimeOffset time, Guid id) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.ToUnixTimeMilliseconds()},{id}");

    private static (DateTimeOffset Time, Guid Id)? PlaceIn(string token, string filters)
    {
        if (PageToken.Read(token, filters) is not { } key) return null;
        var parts = key.Split(',');
        return parts.Length == 2 && Guid.TryParse(parts[1], out var id)
            && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
            : throw PageToken.Invalid();
    }
}
