using System.Security.Cryptography;
using RiskPlatform.Chain;

namespace RiskPlatform.Client.Verification;

/// <summary>
/// Checks signed checkpoints: each one's signature and place after the one before, the path from the case to the root
/// that was signed, and, once the chain is known, that it says the same of the case.
/// </summary>
internal sealed class CheckpointCheck(Guid caseId)
{
    private const string File = "checkpoints.json";

    private readonly List<(long Number, long EntryCount, byte[] Head)> fitting = [];
    private ExportProblem? problem;

    /// <summary>The entries that checkpoints end at.</summary>
    internal IEnumerable<long> Counts => fitting.Select(c => c.EntryCount);

    internal void Read(byte[] json)
    {
        using var document = JsonFields.Parse(json, File);
        Checkpoint? before = null;
        foreach (var fields in new JsonFields(document.RootElement, File).Objects("checkpoints"))
        {
            var checkpoint = Checkpoint.From(fields);
            problem = Signature(checkpoint) ?? Order(checkpoint, before) ?? Path(checkpoint);
            if (problem is not null) return;
            fitting.Add((checkpoint.Number, checkpoint.EntryCount, checkpoint.Head));
            before = checkpoint;
        }
    }

    /// <summary>
    /// The first that does not fit. How many fit, and up to which entry, is known only of entries that fit themselves.
    /// </summary>
    internal (ExportProblem? Problem, int Count, long Through) Against(EntryCheck entries, bool wholeChain)
    {
        var (count, through) = (0, 0L);
        foreach (var (number, entryCount, head) in fitting)
        {
            if (entryCount > entries.Count)
            {
                // Where the chain broke before, that is what is told.
                if (!wholeChain) break;
                return (Problem(ExportProblemKind.Truncated, entryCount,
                    $"Checkpoint {number} says that the case had {entryCount} entries; there are {entries.Count}."),
                    count, through);
            }

            if (!entries.Wanted[entryCount].AsSpan().SequenceEqual(head))
            {
                return (Problem(ExportProblemKind.Checkpoint, entryCount,
                    $"Checkpoint {number} says otherwise of the entries up to {entryCount}."), count, through);
            }

            (count, through) = (count + 1, entryCount);
        }

        return (problem, count, through);
    }

    private static ExportProblem? Signature(Checkpoint checkpoint)
    {
        using var key = SigningKey.Read(checkpoint.PublicKeyPem);
        return key is not null && key.Id == checkpoint.KeyId
            && key.SignedStatement(checkpoint.Statement, checkpoint.Signature)
                ? null
                : Problem(ExportProblemKind.Signature, checkpoint.EntryCount,
                    $"The signature of checkpoint {checkpoint.Number} is not by the key that it names.");
    }

    private static ExportProblem? Order(Checkpoint checkpoint, Checkpoint? before)
    {
        // Not by time: machines' clocks differ, and the hash of the one before says what came first.
        if (before is null) return null;
        var follows = checkpoint.Number > before.Number && checkpoint.EntryCount > before.EntryCount
            && (checkpoint.Number != before.Number + 1
                || SHA256.HashData(before.Statement).AsSpan().SequenceEqual(checkpoint.PreviousStatementHash));
        return follows ? null : Problem(ExportProblemKind.Checkpoint, checkpoint.EntryCount,
            $"Checkpoint {checkpoint.Number} does not follow checkpoint {before.Number}.");
    }

    private ExportProblem? Path(Checkpoint checkpoint)
    {
        var leaf = ChainFormat.Leaf(ChainKind.Case, caseId, checkpoint.EntryCount, checkpoint.Head);
        var root = MerkleTree.RootFrom(leaf, checkpoint.LeafIndex, checkpoint.ChainCount, checkpoint.Path);
        return root is not null && root.AsSpan().SequenceEqual(checkpoint.Root)
            ? null
            : Problem(ExportProblemKind.Checkpoint, checkpoint.EntryCount,
                $"Checkpoint {checkpoint.Number} does not cover this case: its path does not lead to its root.");
    }

    private static ExportProblem Problem(ExportProblemKind kind, long number, string explanation) =>
        new(kind, File, number, explanation);
}

/// <summary>A checkpoint as the export holds it.</summary>
internal sealed record Checkpoint(
    long Number, DateTimeOffset Time, byte[] PreviousStatementHash, byte[] Root, long ChainCount, byte[] Signature,
    string KeyId, string PublicKeyPem, long LeafIndex, long EntryCount, byte[] Head, List<byte[]> Path)
{
    internal byte[] Statement { get; } =
        ChainFormat.CheckpointStatement(Number, Time, ChainCount, Root, PreviousStatementHash);

    internal static Checkpoint From(JsonFields fields)
    {
        var own = fields.Object("case");
        var time = fields.Time("time");
        if (time.ToUnixTimeMilliseconds() != fields.SignedNumber("time_unix_ms")) throw fields.Wrong("time");
        return new Checkpoint(
            fields.Number("number"), time, fields.Hash("previous_statement_hash"), fields.Hash("root"),
            fields.Number("chain_count"), fields.Base64("signature"), fields.Text("key_id"),
            fields.Text("public_key"), own.Number("leaf_index"), own.Number("entry_count"), own.Hash("head_hash"),
            own.Hashes("path"));
    }
}
