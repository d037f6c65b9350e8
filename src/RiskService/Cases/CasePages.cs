using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Limits;

namespace RiskPlatform.RiskService.Cases;

/// <summary>A page of a case's rows, newest first, and the token of the next; empty on the last.</summary>
internal sealed record CasePage<T>(List<T> Rows, string NextToken);

/// <summary>Pages a case's rows along their key, so that a page costs the same however far in it is.</summary>
internal static class CasePages
{
    internal static async Task<CasePage<T>> PageAsync<T>(
        this IQueryable<T> rows, string filters, int size, string token, CancellationToken cancellationToken)
        where T : CaseChildRow
    {
        if (PageToken.Read(token, filters) is { } key)
        {
            var before = Guid.TryParse(key, out var parsed) ? parsed : throw PageToken.Invalid();
            rows = rows.Where(r => r.Id < before);
        }

        var found = await rows.OrderByDescending(r => r.Id).Take(size + 1).ToListAsync(cancellationToken);
        if (found.Count <= size) return new CasePage<T>(found, "");
        found.RemoveAt(size);
        return new CasePage<T>(found, PageToken.Make(filters, found[^1].Id.ToString()));
    }
}
