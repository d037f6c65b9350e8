using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>Lists what else has to be done by a time, the earliest due first (REVIEW-5).</summary>
internal sealed class DeadlineList(
    CaseBook book, RiskDbContext db, CaseKeys keys, ReadAudit audit, TimeProvider clock,
    IOptions<LimitsOptions> limits)
{
    internal async Task<ListDeadlinesResponse> ListAsync(
        ListDeadlinesRequest request, CancellationToken cancellationToken)
    {
        Check(request);
        var size = PageToken.Size(request.PageSize, 50, 200);
        var caseId = request.CaseId.Length == 0 ? (Guid?)null : RequestChecks.Id("case_id", request.CaseId);
        var filters = Filters(request);
        var deadlines = Filtered(request, caseId);
        if (PageToken.Read(request.PageToken, filters) is { } key)
        {
            var (time, id) = TimeKey.Parse(key);
            deadlines = deadlines.Where(d => d.DueTime >= time && (d.DueTime > time || d.Id > id));
        }

        if (caseId is { } read) await book.OpenAsync(read, cancellationToken);
        var found = await deadlines.OrderBy(d => d.DueTime).ThenBy(d => d.Id).Take(size + 1)
            .Join(db.Set<CaseRow>(), d => d.CaseId, c => c.Id, (d, c) => new { Row = d, Case = c })
            .Join(db.Set<CaseKeyRow>(), x => x.Case.Id, k => k.CaseId, (x, k) => new { x.Row, x.Case, Key = k })
            .OrderBy(x => x.Row.DueTime).ThenBy(x => x.Row.Id).ToListAsync(cancellationToken);
        audit.Found(found.Take(size).Select(x => x.Case.Id));
        var response = new ListDeadlinesResponse
        {
            Deadlines = { found.Take(size).Select(x => x.Row.ToProto(x.Case, keys.Open(x.Key))) },
        };
        if (found.Count > size)
        {
            var last = found[size - 1].Row;
            response.NextPageToken = PageToken.Make(filters, new TimeKey(last.DueTime, last.Id).ToString());
        }

        return response;
    }

    private void Check(ListDeadlinesRequest request)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        if (checks.Count("kinds", request.Kinds.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < request.Kinds.Count; i++)
            {
                if (checks.Code($"kinds[{i}]", request.Kinds[i]) && request.Kinds[i] == DeadlineKind.Review)
                {
                    checks.Add($"kinds[{i}]", "Is not listed here: see ListReviews.");
                }
            }
        }

        checks.ThrowIfAny();
    }

    private IQueryable<DeadlineRow> Filtered(ListDeadlinesRequest request, Guid? caseId)
    {
        var deadlines = db.Set<DeadlineRow>().Where(d => d.EndTime == null);
        if (caseId is { } id) deadlines = deadlines.Where(d => d.CaseId == id);
        if (request.Kinds.Count > 0)
        {
            var kinds = request.Kinds.Distinct().ToArray();
            deadlines = deadlines.Where(d => kinds.Contains(d.Kind));
        }

        if (!request.OverdueOnly) return deadlines;
        var now = clock.Now();
        return deadlines.Where(d => d.DueTime <= now);
    }

    private static string Filters(ListDeadlinesRequest request)
    {
        var filters = request.Clone();
        (filters.PageSize, filters.PageToken) = (0, "");
        return filters.ToString();
    }
}
