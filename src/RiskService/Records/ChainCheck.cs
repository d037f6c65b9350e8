using System.Security.Cryptography;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

/// <summary>Checks a case's chain from its first entry to its last, reading it once (RECORD-2).</summary>
internal sealed class ChainCheck(CaseBook book, RiskDbContext db)
{
    internal async Task<VerifyChainResponse> VerifyAsync(
        VerifyChainRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var (row, key) = await book.OpenChainAsync(id, cancellationToken);
        var response = new VerifyChainResponse { ContentDisposed = key is null };
        var walk = new ChainWalk(id, key);
        var atHead = row.ChainHash;
        await foreach (var entry in db.Set<EntryRow>().Where(e => e.CaseId == id).OrderBy(e => e.Number)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            response.Problem = walk.Next(entry);
            if (response.Problem is not null) break;
            if (walk.Count == row.EntryCount) atHead = walk.Head;
        }

        response.CheckedCount = walk.Count;
        response.HeadHash = ByteString.CopyFrom(walk.Head);
        response.Problem ??= await EndAsync(row, walk.Count, atHead, cancellationToken);
        response.Intact = response.Problem is null;
        return response;
    }

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

/// <summary>Goes along a chain, entry by entry.</summary>
internal sealed class ChainWalk(Guid caseId, CaseKey? key)
{
    internal long Count { get; private set; }

    internal byte[] Head { get; private set; } = ChainFormat.Genesis;

    /// <summary>What does not fit about the next entry; null if it does.</summary>
    internal ChainProblem? Next(EntryRow entry)
    {
        var number = Count + 1;
        if (entry.Number != number)
        {
            return Problem(number, ChainProblemKind.Missing,
                $"Entry {number} is missing; the next one that is there is entry {entry.Number}.");
        }

        if (key is not null && !ContentFits(entry, key))
        {
            return Problem(number, ChainProblemKind.Content, $"What entry {number} says was changed.");
        }

        var hash = ChainFormat.EntryHash(
            caseId, number, (int)entry.Kind, entry.RecordTime, entry.ContentDigest, Head);
        if (!hash.AsSpan().SequenceEqual(entry.Hash))
        {
            return Problem(number, ChainProblemKind.Hash,
                $"Entry {number} does not continue the entry before it: its kind, time, content or place was "
                + "changed, or the entry before it was.");
        }

        (Count, Head) = (number, hash);
        return null;
    }

    internal static ChainProblem Problem(long number, ChainProblemKind kind, string explanation) =>
        new() { Number = number, Kind = kind, Explanation = explanation };

    private static bool ContentFits(EntryRow entry, CaseKey key)
    {
        try
        {
            var plain = CaseEntries.OpenSalted(entry, key).AsSpan();
            if (plain.Length < ChainFormat.SaltLength) return false;
            var digest = ChainFormat.ContentDigest(
                plain[..ChainFormat.SaltLength], plain[ChainFormat.SaltLength..]);
            return digest.AsSpan().SequenceEqual(entry.ContentDigest)
                && entry.CorrectsNumber == Corrects(entry, plain[ChainFormat.SaltLength..]);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>What stands in the open beside it, and finds corrections, has to be what the entry says.</summary>
    private static long? Corrects(EntryRow entry, ReadOnlySpan<byte> content) => entry.Kind == EntryKind.Correction
        ? EntryContent.Parser.ParseFrom(content).Recorded?.CorrectsNumber
        : null;
}
