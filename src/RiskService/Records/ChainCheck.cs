using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

/// <summary>
/// Checks a case's chain from its first entry to its last, reading it once, and against what signed checkpoints say of
/// it (RECORD-2). A case that is missing altogether is found by them.
/// </summary>
internal sealed class ChainCheck(CaseBook book, RiskDbContext db, CheckpointBook checkpoints)
{
    internal async Task<VerifyChainResponse> VerifyAsync(
        VerifyChainRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var (row, key) = await book.OpenChainAsync(id, cancellationToken);
        var covered = await checkpoints.LeavesAsync(ChainKind.Case, id, cancellationToken);
        if (row is null && covered.Count == 0) throw new Failure.NotFound("case").AsException();

        var signed = new SignedHeads(checkpoints, covered);
        var walk = new ChainWalk(id, key);
        var response = new VerifyChainResponse
        {
            ContentDisposed = row?.State == CaseState.Disposed,
            CheckpointCount = covered.Count,
            CheckpointedThroughNumber = covered.Count == 0 ? 0 : covered.Max(c => c.Leaf.Count),
            Problem = signed.OwnProblem() ?? KeyMissing(row, key),
        };
        var atHead = row?.ChainHash ?? [];
        if (response.Problem is null)
        {
            await foreach (var entry in db.Set<EntryRow>().Where(e => e.CaseId == id).OrderBy(e => e.Number)
                .AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                response.Problem = walk.Next(entry) ?? signed.ProblemAt(walk);
                if (response.Problem is not null) break;
                if (walk.Count == row?.EntryCount) atHead = walk.Head;
            }
        }

        response.CheckedCount = walk.Count;
        response.HeadHash = ByteString.CopyFrom(walk.Head);
        if (row is not null) response.Problem ??= await EndAsync(row, walk.Count, atHead, cancellationToken);
        response.Problem ??= signed.ProblemAfter(walk);
        response.Intact = response.Problem is null;
        return response;
    }

    /// <summary>Only disposal takes a key away; it says so on the case.</summary>
    private static ChainProblem? KeyMissing(CaseRow? row, CaseKey? key) =>
        row is null || key is not null || row.State == CaseState.Disposed
            ? null
            : ChainWalk.Problem(1, ChainProblemKind.Content,
                "The case was not disposed of, and its key is missing: nothing that it says can be read.");

    /// <summary>Whether the chain ends where the case says.</summary>
    private async Task<ChainProblem?> EndAsync(
        CaseRow row, long count, byte[] atHead, CancellationToken cancellationToken)
    {
        if (count < row.EntryCount)
        {
            return ChainWalk.Problem(count + 1, ChainProblemKind.Truncated,
                $"The case had {row.EntryCount} entries and {count} are there.");
        }

        if (!atHead.AsSpan().SequenceEqual(row.ChainHash))
        {
            return ChainWalk.Problem(row.EntryCount, ChainProblemKind.Hash,
                $"Entry {row.EntryCount} is not the one that the case says is its last.");
        }

        // Entries that came while this one read: the case counts them by now.
        var known = count == row.EntryCount ? count : await db.Set<CaseRow>().Where(c => c.Id == row.Id)
            .Select(c => c.EntryCount).SingleAsync(cancellationToken);
        return count <= known
            ? null
            : ChainWalk.Problem(known + 1, ChainProblemKind.Hash,
                $"Entry {known + 1} was not added by the service: the case has {known} entries.");
    }
}
