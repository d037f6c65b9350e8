using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>Searches the reads of the caller's agency along an index, newest first. Searching is audited too.</summary>
internal sealed class AuditSearch(
    RiskDbContext db, ReadAudit audit, TimeProvider clock, IOptions<LimitsOptions> limits)
{
    private const int Standard = 50;
    private const int Most = 200;

    internal async Task<SearchAuditResponse> SearchAsync(
        SearchAuditRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Reference("reader_id", request.ReaderId);
        checks.Time("from_time", request.FromTime);
        checks.Time("to_time", request.ToTime);
        checks.ThrowIfAny();
        var caseId = request.CaseId.Length == 0 ? (Guid?)null : RequestChecks.Id("case_id", request.CaseId);
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var filters = Filters(request);
        var rows = Filtered(request, caseId);
        if (PageToken.Read(request.PageToken, filters) is { } key) rows = After(rows, key);

        audit.OfAudit(caseId);
        var found = await rows
            .OrderByDescending(r => r.ReadTime).ThenByDescending(r => r.ChainId).ThenByDescending(r => r.Number)
            .Take(size + 1).ToListAsync(cancellationToken);
        var response = new SearchAuditResponse { Entries = { found.Take(size).Select(View) } };
        if (found.Count > size) response.NextPageToken = PageToken.Make(filters, Key(found[size - 1]));
        return response;
    }

    private IQueryable<AuditRow> Filtered(SearchAuditRequest request, Guid? caseId)
    {
        IQueryable<AuditRow> rows = db.Set<AuditRow>();
        if (caseId is { } id) rows = rows.Where(r => r.CaseId == id);
        if (request.ReaderId.Length > 0) rows = rows.Where(r => r.ReaderId == request.ReaderId);
        if (Whole(request.FromTime) is { } from) rows = rows.Where(r => r.ReadTime >= from);
        if (Whole(request.ToTime) is { } to) rows = rows.Where(r => r.ReadTime < to);
        return rows;
    }

    /// <summary>Reads have whole milliseconds: the first one that is not before this time.</summary>
    private static DateTimeOffset? Whole(Timestamp? time)
    {
        if (time?.ToDateTimeOffset() is not { } exact) return null;
        var whole = exact.Truncated();
        return whole < exact && whole < DateTimeOffset.MaxValue.Truncated() ? whole.AddMilliseconds(1) : whole;
    }

    private static IQueryable<AuditRow> After(IQueryable<AuditRow> rows, string key)
    {
        var parts = key.Split(',');
        if (parts.Length != 3 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            || !Guid.TryParse(parts[1], out var chain)
            || !long.TryParse(parts[2], CultureInfo.InvariantCulture, out var number))
        {
            throw PageToken.Invalid();
        }

        var time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return rows.Where(r => r.ReadTime <= time
            && (r.ReadTime < time || r.ChainId < chain || (r.ChainId == chain && r.Number < number)));
    }

    private static string Key(AuditRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.ReadTime.ToUnixTimeMilliseconds()},{row.ChainId},{row.Number}");

    private static string Filters(SearchAuditRequest request)
    {
        var filters = request.Clone();
        (filters.PageSize, filters.PageToken) = (0, "");
        return $"audit {filters}";
    }

    private static AuditEntry View(AuditRow row) => new()
    {
        ChainId = row.ChainId.ToString(),
        Number = row.Number,
        ReadTime = row.ReadTime.ToTimestamp(),
        ReaderId = row.ReaderId,
        ClientId = row.ClientId,
        Operation = row.Operation,
        CaseId = row.CaseId?.ToString() ?? "",
        Purpose = row.Purpose,
        Outcome = row.Outcome,
        Hash = ByteString.CopyFrom(row.Hash),
    };
}
