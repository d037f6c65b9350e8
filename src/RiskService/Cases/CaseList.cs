using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>
/// Lists cases along an index, the earliest next review first; closed cases, which have none, come first.
/// </summary>
internal sealed class CaseList(
    RiskDbContext db, CaseKeys keys, ReadAudit audit, MasterKeys masters, TimeProvider clock,
    Microsoft.Extensions.Options.IOptions<LimitsOptions> limits)
{
    private const int Standard = 50;
    private const int Most = 200;

    internal async Task<ListCasesResponse> ListAsync(ListCasesRequest request, CancellationToken cancellationToken)
    {
        Check(request);
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var filters = Filters(request);
        var cases = Filtered(request);
        if (PageToken.Read(request.PageToken, filters) is { } key) cases = After(cases, key);

        var found = await cases.OrderBy(c => c.NextReviewTime).ThenBy(c => c.Id).Take(size + 1)
            .Join(db.Set<CaseKeyRow>(), c => c.Id, k => k.CaseId, (c, k) => new { Row = c, Key = k })
            .OrderBy(x => x.Row.NextReviewTime).ThenBy(x => x.Row.Id)
            .ToListAsync(cancellationToken);
        audit.Found(found.Take(size).Select(x => x.Row.Id));
        var response = new ListCasesResponse();
        response.Cases.AddRange(found.Take(size).Select(x => CaseView.ToSummary(x.Row, keys.Open(x.Key))));
        if (found.Count > size) response.NextPageToken = PageToken.Make(filters, Key(found[size - 1].Row));
        return response;
    }

    private void Check(ListCasesRequest request)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.OptionalCode("state", request.State);
        if (request.State == CaseState.Disposed)
        {
            checks.Add("state", "Was disposed of and is not listed. The register is ListDisposals.", "RECORD-5");
        }

        if (checks.Count("levels", request.Levels.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < request.Levels.Count; i++) checks.OptionalCode($"levels[{i}]", request.Levels[i]);
        }

        checks.WorkerId("worker_id", request.WorkerId, required: false);
        checks.Time("due_before", request.DueBefore);
        checks.Reference("agency_reference", request.AgencyReference);
        checks.ThrowIfAny();
    }

    private IQueryable<CaseRow> Filtered(ListCasesRequest request)
    {
        var state = request.State == CaseState.Unspecified ? CaseState.Open : request.State;
        var cases = (request.WorkerId.Length > 0 ? OfWorker(AllocationRow.Key(request.WorkerId)) : db.Set<CaseRow>())
            .Where(c => c.State == state);
        if (request.Levels.Count > 0)
        {
            var levels = request.Levels.Distinct().ToArray();
            cases = cases.Where(c => levels.Contains(c.Level));
        }

        if (request.AwaitingSecondPerson) cases = cases.Where(c => c.AwaitsSecondPerson == CaseRow.Waits);
        if (request.AwaitingAction) cases = cases.Where(c => c.AwaitsAction == CaseRow.Waits);
        if (request.AgencyReference.Length > 0)
        {
            var hashes = masters.LookupHashes(db.AgencyId!, request.AgencyReference);
            cases = cases.Where(c => hashes.Contains(c.ReferenceHash));
        }

        if (RequestChecks.Stored(request.DueBefore) is { } due) cases = cases.Where(c => c.NextReviewTime < due);
        return cases;
    }

    /// <summary>
    /// From the worker's allocations to their cases. SQLite knows nothing of how many cases an agency has, and would go
    /// through all of them; it takes a CROSS JOIN in the order in which it is written.
    /// </summary>
    private IQueryable<CaseRow> OfWorker(string worker)
    {
        var own = db.Set<AllocationRow>().Where(a => a.WorkerKey == worker && a.EndTime == null);
        return !db.Database.IsSqlite()
            ? db.Set<CaseRow>().Where(c => own.Any(a => a.CaseId == c.Id))
            : db.Set<CaseRow>().FromSql($"""
                SELECT c.* FROM (
                    SELECT DISTINCT CaseId FROM Allocations
                    WHERE AgencyId = {db.AgencyId} AND WorkerKey = {worker} AND EndTime IS NULL) AS a
                CROSS JOIN Cases AS c ON c.Id = a.CaseId
                """);
    }

    private static IQueryable<CaseRow> After(IQueryable<CaseRow> cases, string key)
    {
        var parts = key.Split(',');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var id)) throw PageToken.Invalid();
        if (parts[0].Length == 0)
        {
            return cases.Where(c => c.NextReviewTime != null || (c.NextReviewTime == null && c.Id > id));
        }

        var (time, after) = TimeKey.Parse(key);
        return cases.Where(c => c.NextReviewTime >= time && (c.NextReviewTime > time || c.Id > after));
    }

    private static string Key(CaseRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.NextReviewTime?.ToUnixTimeMilliseconds()},{row.Id}");

    private static string Filters(ListCasesRequest request)
    {
        var filters = request.Clone();
        (filters.PageSize, filters.PageToken) = (0, "");
        return filters.ToString();
    }
}
