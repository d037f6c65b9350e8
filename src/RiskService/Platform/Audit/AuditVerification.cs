using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>Checks the audit's own chains of the caller's agency, some chains at a time.</summary>
internal sealed class AuditVerification(RiskDbContext db, ReadAudit audit)
{
    private const string Filters = "audit chains";
    private const int Standard = 20;
    private const int Most = 100;

    /// <summary>Rows that are in memory at a time, however long the chain.</summary>
    private const int Slice = 2_000;

    internal async Task<VerifyAuditResponse> VerifyAsync(
        VerifyAuditRequest request, CancellationToken cancellationToken)
    {
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var chain = Guid.Empty;
        if (PageToken.Read(request.PageToken, Filters) is { } key && !Guid.TryParse(key, out chain))
        {
            throw PageToken.Invalid();
        }

        audit.OfAudit(null);
        var response = new VerifyAuditResponse();
        while (await NextAsync(chain, cancellationToken) is { } next)
        {
            if (response.ChainCount == size)
            {
                response.NextPageToken = PageToken.Make(Filters, chain.ToString());
                break;
            }

            chain = next;
            response.ChainCount++;
            await CheckAsync(chain, response, cancellationToken);
        }

        return response;
    }

    private async Task<Guid?> NextAsync(Guid after, CancellationToken cancellationToken) =>
        await db.Set<AuditRow>().Where(r => r.ChainId > after).OrderBy(r => r.ChainId)
            .Select(r => (Guid?)r.ChainId).FirstOrDefaultAsync(cancellationToken);

    private async Task CheckAsync(Guid chain, VerifyAuditResponse response, CancellationToken cancellationToken)
    {
        var check = new AuditCheck();
        await foreach (var row in RowsAsync(chain, cancellationToken))
        {
            response.CheckedCount++;
            if (check.Next(row) is not { } explanation) continue;
            response.Problems.Add(new AuditProblem
            {
                ChainId = chain.ToString(),
                Number = check.Number,
                Explanation = explanation,
            });
            return;
        }
    }

    private async IAsyncEnumerable<AuditRow> RowsAsync(
        Guid chain, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // In slices, so that a long check holds no long transaction open either.
        var last = long.MinValue;
        while (true)
        {
            var slice = await db.Set<AuditRow>().Where(r => r.ChainId == chain && r.Number > last)
                .OrderBy(r => r.Number).Take(Slice).ToListAsync(cancellationToken);
            foreach (var row in slice) yield return row;
            if (slice.Count < Slice) yield break;
            last = slice[^1].Number;
        }
    }
}

/// <summary>Goes along one chain of the audit and finds the first entry that does not fit.</summary>
internal sealed class AuditCheck
{
    /// <summary>The place looked at last: where something does not fit, the first such place.</summary>
    internal long Number { get; private set; }

    /// <summary>The hash up to there.</summary>
    internal byte[] Head { get; private set; } = ChainFormat.Genesis;

    /// <summary>Null if the next entry fits; otherwise why not.</summary>
    internal string? Next(AuditRow row)
    {
        Number++;
        if (row.Number < Number)
        {
            Number = row.Number;
            return $"An entry has the number {row.Number}; the first of a chain is 1.";
        }

        if (row.Number > Number) return $"Entry {Number} is missing: the next that is there is {row.Number}.";
        var hash = row.HashAfter(Head);
        if (!row.Hash.AsSpan().SequenceEqual(hash))
        {
            return "What the entry says and the entry before it do not give its hash: "
                + "it was changed, or is not in its place.";
        }

        Head = hash;
        return null;
    }
}
