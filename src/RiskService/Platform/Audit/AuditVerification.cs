using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>
/// Checks the audit's own chains of the caller's agency, some chains at a time, and the checkpoints that cover them: a
/// chain that lost its end, or is gone, shows in those alone.
/// </summary>
internal sealed class AuditVerification(RiskDbContext db, CheckpointBook checkpoints, ReadAudit audit)
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

    /// <summary>The next chain that is there, or that a checkpoint says was there.</summary>
    private async Task<Guid?> NextAsync(Guid after, CancellationToken cancellationToken)
    {
        var stored = await db.Set<AuditRow>().Where(r => r.ChainId > after).OrderBy(r => r.ChainId)
            .Select(r => (Guid?)r.ChainId).FirstOrDefaultAsync(cancellationToken);
        var covered = await checkpoints.ChainAfterAsync(ChainKind.Audit, after, cancellationToken);
        return stored is { } s && covered is { } c ? s.CompareTo(c) < 0 ? s : c : stored ?? covered;
    }

    private async Task CheckAsync(Guid chain, VerifyAuditResponse response, CancellationToken cancellationToken)
    {
        var covered = await checkpoints.LeavesAsync(ChainKind.Audit, chain, cancellationToken);
        var check = new AuditCheck([.. covered.Select(c => c.Leaf)]);
        foreach (var (checkpoint, leaf) in covered)
        {
            if ((checkpoints.Problem(checkpoint) ?? CheckpointBook.Problem(checkpoint, leaf)) is not { } problem)
            {
                continue;
            }

            Add(leaf.Count, $"Checkpoint {checkpoint.Number}: {problem}");
            return;
        }

        await foreach (var row in RowsAsync(chain, cancellationToken))
        {
            response.CheckedCount++;
            if (check.Next(row) is not { } explanation) continue;
            Add(check.Number, explanation);
            return;
        }

        if (check.End() is { } truncated) Add(check.Number, truncated);

        void Add(long number, string explanation) => response.Problems.Add(
            new AuditProblem { ChainId = chain.ToString(), Number = number, Explanation = explanation });
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
