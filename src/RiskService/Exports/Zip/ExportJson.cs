using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>The JSON files of an export, as docs/evidence-export.md describes them.</summary>
internal static class ExportJson
{
    internal const int FormatVersion = 1;

    // Readable, and safe: it is a file, never part of a page.
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Entry(Stream stream, ExportEntry entry)
    {
        using var json = new Utf8JsonWriter(stream, Options with { Indented = false });
        json.WriteStartObject();
        json.WriteNumber("number", entry.Row.Number);
        json.WriteString("kind", Name(entry.Row.Kind));
        json.WriteNumber("kind_number", (int)entry.Row.Kind);
        json.WriteString("record_time", Time(entry.Row.RecordTime));
        json.WriteNumber("record_time_unix_ms", entry.Row.RecordTime.ToUnixTimeMilliseconds());
        json.WriteString("content_digest", Hex(entry.Row.ContentDigest));
        json.WriteString("hash", Hex(entry.Row.Hash));
        json.WriteString("salt", Hex(entry.Salt));
        json.WriteBase64String("content", entry.Bytes);
        json.WritePropertyName("entry");
        json.WriteRawValue(JsonFormatter.Default.Format(entry.Content));
        json.WriteEndObject();
    }

    internal static byte[] Chain(ExportRow export) => Write(json =>
    {
        json.WriteNumber("format_version", FormatVersion);
        json.WriteString("case_id", export.CaseId.ToString());
        json.WriteNumber("entry_count", export.EntryCount);
        json.WriteString("head_hash", Hex(export.HeadHash));
    });

    internal static byte[] Checkpoints(IReadOnlyList<CoveredChain> covered) => Write(json =>
    {
        json.WriteNumber("format_version", FormatVersion);
        json.WriteStartArray("checkpoints");
        foreach (var chain in covered) Checkpoint(json, chain.Checkpoint, chain.Leaf);
        json.WriteEndArray();
    });

    internal static byte[] Manifest(ExportRow export, EvidenceSigner signer, IEnumerable<ZipPart> parts) =>
        Write(json =>
        {
            json.WriteNumber("format_version", FormatVersion);
            json.WriteString("case_id", export.CaseId.ToString());
            json.WriteString("export_id", export.Id.ToString());
            json.WriteString("make_time", Time(export.CreateTime));
            json.WriteString("key_id", Hex(signer.KeyId));
            json.WriteStartArray("files");
            foreach (var part in parts)
            {
                json.WriteStartObject();
                json.WriteString("name", part.Name);
                json.WriteNumber("size", part.Size);
                json.WriteString("sha256", Hex(part.Sha256));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    internal static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    internal static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Checkpoint(Utf8JsonWriter json, CheckpointRow checkpoint, CheckpointLeafRow leaf)
    {
        json.WriteStartObject();
        json.WriteNumber("number", checkpoint.Number);
        json.WriteString("time", Time(checkpoint.CreateTime));
        json.WriteNumber("time_unix_ms", checkpoint.CreateTime.ToUnixTimeMilliseconds());
        json.WriteNumber("chain_count", checkpoint.ChainCount);
        json.WriteString("root", Hex(checkpoint.Root));
        json.WriteString("previous_statement_hash", Hex(checkpoint.PreviousHash));
        json.WriteBase64String("signature", checkpoint.Signature);
        json.WriteString("key_id", Hex(checkpoint.KeyId));
        json.WriteString("public_key", EvidenceSigner.Pem(checkpoint.PublicKey));
        json.WriteStartObject("case");
        json.WriteNumber("leaf_index", leaf.LeafIndex);
        json.WriteNumber("entry_count", leaf.Count);
        json.WriteString("head_hash", Hex(leaf.Head));
        json.WriteStartArray("path");
        foreach (var hash in leaf.PathHashes()) json.WriteStringValue(Hex(hash));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    // By the name in the protocol, which is stable; a number that this version does not know stays a number.
    private static string Name(EntryKind kind) =>
        RecordsReflection.Descriptor.FindTypeByName<EnumDescriptor>("EntryKind").FindValueByNumber((int)kind)?.Name
        ?? ((int)kind).ToString(CultureInfo.InvariantCulture);
}
