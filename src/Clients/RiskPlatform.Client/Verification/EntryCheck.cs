using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using RiskPlatform.Chain;
using RiskPlatform.V1;

namespace RiskPlatform.Client.Verification;

/// <summary>
/// Follows the chain, entry by entry, and stops at the first that does not fit. What each entry hashes to is compared
/// with what checkpoints say of it.
/// </summary>
internal sealed class EntryCheck(Guid caseId)
{
    private const string File = "entries.json";

    private static readonly EnumDescriptor Kinds =
        RecordsReflection.Descriptor.FindTypeByName<EnumDescriptor>("EntryKind");

    private static readonly MessageParser<EntryContent> Parser = EntryContent.Parser.WithDiscardUnknownFields(true);

    /// <summary>Entries that fit.</summary>
    internal long Count { get; private set; }

    internal byte[] Head { get; private set; } = ChainFormat.Genesis;

    /// <summary>Hashes at the numbers that checkpoints cover.</summary>
    internal Dictionary<long, byte[]> Wanted { get; } = [];

    /// <summary>The first that does not fit, or null; reads no further.</summary>
    internal ExportProblem? Run(FileStreamOfZip file, CancellationToken cancellationToken)
    {
        var reader = new JsonArrayReader(file);
        while (reader.Next() is { } bytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var document = JsonFields.Parse(bytes, File);
            if (Check(new JsonFields(document.RootElement, File)) is { } problem) return problem;
        }

        return null;
    }

    private ExportProblem? Check(JsonFields entry)
    {
        var (number, expected) = (entry.Number("number"), Count + 1);
        if (number > expected)
        {
            return Problem(ExportProblemKind.Missing, expected,
                $"Entry {expected} is missing: entry {number} stands in its place.");
        }

        if (number < expected)
        {
            return Problem(ExportProblemKind.Hash, number,
                $"Entry {number} stands where entry {expected} belongs: it is there twice or out of order.");
        }

        var (salt, content) = (entry.Hex("salt"), entry.Base64("content"));
        var digest = ChainFormat.ContentDigest(salt, content);
        if (salt.Length != ChainFormat.SaltLength || !digest.AsSpan().SequenceEqual(entry.Hash("content_digest")))
        {
            return Problem(ExportProblemKind.Content, number,
                $"What entry {number} says was changed: it does not give the digest that was hashed.");
        }

        var (kind, time) = (entry.Number("kind_number"), entry.SignedNumber("record_time_unix_ms"));
        if (!SameKind(kind, entry.Text("kind")) || !SameTime(time, entry.Text("record_time")))
        {
            return Problem(ExportProblemKind.Hash, number,
                $"The kind or the time of entry {number} reads otherwise than what was hashed.");
        }

        var hash = ChainFormat.EntryHash(
            caseId, number, (int)kind, DateTimeOffset.FromUnixTimeMilliseconds(time), digest, Head);
        if (!hash.AsSpan().SequenceEqual(entry.Hash("hash")))
        {
            return Problem(ExportProblemKind.Hash, number,
                $"The number, time, kind or place of entry {number} was changed: its hash does not fit.");
        }

        if (!SameContent(content, entry.Raw("entry")))
        {
            return Problem(ExportProblemKind.Content, number,
                $"Entry {number} reads otherwise than the bytes that were hashed.");
        }

        (Count, Head) = (number, hash);
        if (Wanted.ContainsKey(number)) Wanted[number] = hash;
        return null;
    }

    private static bool SameKind(long number, string name) => number <= int.MaxValue
        && name == (Kinds.FindValueByNumber((int)number)?.Name ?? number.ToString(CultureInfo.InvariantCulture));

    private static bool SameTime(long milliseconds, string text) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && text == DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Decodes both and compares: what people read is what was hashed.</summary>
    private static bool SameContent(byte[] content, JsonElement readable)
    {
        try
        {
            return Parser.ParseFrom(content).Equals(JsonParser.Default.Parse<EntryContent>(readable.GetRawText()));
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException
            or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            return false;
        }
    }

    private static ExportProblem Problem(ExportProblemKind kind, long number, string explanation) =>
        new(kind, File, number, explanation);
}
