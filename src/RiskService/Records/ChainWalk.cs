using System.Security.Cryptography;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

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
