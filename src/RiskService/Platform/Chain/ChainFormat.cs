using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RiskPlatform.Chain;

/// <summary>
/// How entries, reads and checkpoints are hashed, as docs/chain-format.md writes it down (RECORD-2). The service and
/// the offline verifier compile this same file; a verifier in another language is in the tests.
/// </summary>
internal static class ChainFormat
{
    internal const int HashLength = 32;
    internal const int SaltLength = 32;

    /// <summary>What comes before the first of a chain.</summary>
    internal static readonly byte[] Genesis = new byte[HashLength];

    private static ReadOnlySpan<byte> ContentLabel => "riskplatform content 1\n"u8;

    private static ReadOnlySpan<byte> EntryLabel => "riskplatform entry 1\n"u8;

    private static ReadOnlySpan<byte> AuditLabel => "riskplatform audit 1\n"u8;

    private static ReadOnlySpan<byte> CheckpointLabel => "riskplatform checkpoint 1\n"u8;

    /// <summary>
    /// Commits to what an entry says. The salt is disposed of with the content: what is left then tells nothing, and
    /// nobody can try words until one fits (RECORD-5).
    /// </summary>
    internal static byte[] ContentDigest(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(ContentLabel);
        hash.AppendData(salt);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    internal static byte[] EntryHash(
        Guid caseId, long number, int kind, DateTimeOffset recordTime, ReadOnlySpan<byte> contentDigest,
        ReadOnlySpan<byte> previous)
    {
        Span<byte> bytes = stackalloc byte[EntryLabel.Length + 16 + 8 + 4 + 8 + HashLength + HashLength];
        var rest = Put(bytes, EntryLabel);
        caseId.TryWriteBytes(rest, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(rest[16..], number);
        BinaryPrimitives.WriteInt32BigEndian(rest[24..], kind);
        BinaryPrimitives.WriteInt64BigEndian(rest[28..], recordTime.ToUnixTimeMilliseconds());
        contentDigest.CopyTo(rest[36..]);
        previous.CopyTo(rest[(36 + HashLength)..]);
        return SHA256.HashData(bytes);
    }

    /// <summary>A read; its text fields in the order of the format page.</summary>
    internal static byte[] AuditHash(
        Guid chainId, long number, DateTimeOffset readTime, ReadOnlySpan<string> fields, ReadOnlySpan<byte> previous)
    {
        Span<byte> head = stackalloc byte[16 + 8 + 8];
        chainId.TryWriteBytes(head, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(head[16..], number);
        BinaryPrimitives.WriteInt64BigEndian(head[24..], readTime.ToUnixTimeMilliseconds());
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(AuditLabel);
        hash.AppendData(head);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            var text = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
            hash.AppendData(length);
            hash.AppendData(text);
        }

        hash.AppendData(previous);
        return hash.GetHashAndReset();
    }

    /// <summary>What is signed.</summary>
    internal static byte[] CheckpointStatement(
        long number, DateTimeOffset createTime, long chainCount, ReadOnlySpan<byte> root,
        ReadOnlySpan<byte> previousStatementHash)
    {
        var bytes = new byte[CheckpointLabel.Length + 24 + HashLength + HashLength];
        var rest = Put(bytes, CheckpointLabel);
        BinaryPrimitives.WriteInt64BigEndian(rest, number);
        BinaryPrimitives.WriteInt64BigEndian(rest[8..], createTime.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(rest[16..], chainCount);
        root.CopyTo(rest[24..]);
        previousStatementHash.CopyTo(rest[(24 + HashLength)..]);
        return bytes;
    }

    /// <summary>A leaf of a checkpoint's tree: how long a chain was, and its last hash.</summary>
    internal static byte[] Leaf(ChainKind kind, Guid chainId, long count, ReadOnlySpan<byte> head)
    {
        Span<byte> bytes = stackalloc byte[2 + 16 + 8 + HashLength];
        bytes[0] = 0x00;
        bytes[1] = (byte)kind;
        chainId.TryWriteBytes(bytes[2..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[18..], count);
        head.CopyTo(bytes[26..]);
        return SHA256.HashData(bytes);
    }

    private static Span<byte> Put(Span<byte> target, ReadOnlySpan<byte> label)
    {
        label.CopyTo(target);
        return target[label.Length..];
    }
}

/// <summary>Whose chain a checkpoint covers.</summary>
internal enum ChainKind
{
    /// <summary>The entries of a case.</summary>
    Case = 0x43,

    /// <summary>The audit of reads.</summary>
    Audit = 0x41,
}
