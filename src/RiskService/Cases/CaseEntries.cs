using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>
/// Adds entries to a case's chain, and opens them. Every change of a case adds one in the same save, so that the chain
/// is the whole history (RECORD-1, RECORD-2). The case must have been opened for change: its turn keeps the chain
/// unbroken.
/// </summary>
internal sealed class CaseEntries(RiskDbContext db, CurrentCaller caller)
{
    /// <summary>Adds an entry to the next save. Fills in who brought it.</summary>
    internal EntryRow Append(CaseRow row, CaseKey key, EntryKind kind, EntryContent content, DateTimeOffset now)
    {
        content.RecordedBy = caller.Value.Subject;
        content.ClientId = caller.Value.ClientId;
        var number = row.EntryCount + 1;
        var plain = Salted(content);
        var digest = ChainFormat.ContentDigest(
            plain.AsSpan(0, ChainFormat.SaltLength), plain.AsSpan(ChainFormat.SaltLength));
        var previous = row.EntryCount == 0 ? ChainFormat.Genesis : row.ChainHash;
        var added = new EntryRow
        {
            CaseId = row.Id,
            Number = number,
            AgencyId = row.AgencyId,
            Kind = kind,
            RecordTime = now,
            ContentDigest = digest,
            Hash = ChainFormat.EntryHash(row.Id, number, (int)kind, now, digest, previous),
            Content = key.Seal(plain, Field(number), row.Id),
            CorrectsNumber = content.Recorded is { CorrectsNumber: > 0 and var corrects } ? corrects : null,
        };
        (row.EntryCount, row.ChainHash) = (number, added.Hash);

        // What is done with the record says itself what it means for retention; all else is new to it (RECORD-5).
        if (kind != EntryKind.RecordKeeping) row.RecordedSince();
        db.Add(added);
        return added;
    }

    internal static Entry Open(EntryRow row, CaseKey key)
    {
        var plain = OpenSalted(row, key);
        var entry = Envelope(row);
        entry.Content = EntryContent.Parser.ParseFrom(
            plain, ChainFormat.SaltLength, plain.Length - ChainFormat.SaltLength);
        return entry;
    }

    /// <summary>What stands in the open.</summary>
    internal static Entry Envelope(EntryRow row) => new()
    {
        CaseId = row.CaseId.ToString(),
        Number = row.Number,
        Kind = row.Kind,
        RecordTime = row.RecordTime.ToTimestamp(),
        Hash = ByteString.CopyFrom(row.Hash),
    };

    /// <summary>The salt and, after it, the bytes that were hashed.</summary>
    internal static byte[] OpenSalted(EntryRow row, CaseKey key) =>
        key.Open(row.Content, Field(row.Number), row.CaseId);

    private static byte[] Salted(EntryContent content)
    {
        var plain = new byte[ChainFormat.SaltLength + content.CalculateSize()];
        RandomNumberGenerator.Fill(plain.AsSpan(0, ChainFormat.SaltLength));
        content.WriteTo(plain.AsSpan(ChainFormat.SaltLength));
        return plain;
    }

    private static string Field(long number) => $"entry/{number}";
}
