using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>Lists an agency's requests along an index, the earliest due first.</summary>
internal sealed class AccessList(CaseBook book, RiskDbContext db, CaseKeys keys, ReadAudit audit, TimeProvider clock,
    Microsoft.Extensions.Options.IOptions<LimitsOptions> limits)
{
    private const int Standard = 50;
    private const int Most = 200;

    internal async Task<ListSubjectAccessResponse> ListAsync(
        ListSubjectAccessRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.OptionalCode("state", request.State);
        checks.ThrowIfAny();
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var state = request.State == SubjectAccessState.Unspecified ? SubjectAccessState.Open : request.State;
        var rows = db.Set<SubjectAccessRow>().Where(r => r.State == state);
        if (request.CaseId.Length > 0)
        {
            var id = RequestChecks.Id("case_id", request.CaseId);
            await book.OpenAsync(id, cancellationToken);
            rows = rows.Where(r => r.CaseId == id);
        }

        var filters = $"subject access {request.CaseId} {state}";
        if (PageToken.Read(request.PageToken, filters) is { } key) rows = After(rows, key);
        var found = await rows.OrderBy(r => r.DueTime).ThenBy(r => r.Id).Take(size + 1)
            .Join(db.Set<CaseKeyRow>(), r => r.CaseId, k => k.CaseId, (r, k) => new { Row = r, Key = k })
            .OrderBy(x => x.Row.DueTime).ThenBy(x => x.Row.Id)
            .ToListAsync(cancellationToken);
        audit.Found(found.Take(size).Select(x => x.Row.CaseId));
        var response = new ListSubjectAccessResponse();
        response.SubjectAccess.AddRange(found.Take(size).Select(x => x.Row.ToProto(keys.Open(x.Key))));
        if (found.Count > size) response.NextPageToken = PageToken.Make(filters, Key(found[size - 1].Row));
        return response;
    }

    private static IQueryable<SubjectAccessRow> After(IQueryable<SubjectAccessRow> rows, string key)
    {
        var parts = key.Split(',');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var id)
            || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var due)
            || due < DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            || due > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            throw PageToken.Invalid();
        }

        var time = DateTimeOffset.FromUnixTimeMilliseconds(due);
        return rows.Where(r => r.DueTime >= time && (r.DueTime > time || r.Id > id));
    }

    private static string Key(SubjectAccessRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.DueTime.ToUnixTimeMilliseconds()},{row.Id}");
}
