using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using RiskPlatform.Chain;
using RiskPlatform.V1;

namespace Clients.Tests.Verification;

/// <summary>An export made by hand from the format page, with nothing of the service.</summary>
internal sealed class SyntheticExport : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Guid caseId = Guid.CreateVersion7();

    internal SyntheticExport(int entries = 3)
    {
        var (json, head) = (new JsonArray(), ChainFormat.Genesis);
        for (var number = 1; number <= entries; number++)
        {
            var time = Time.AddMinutes(number);
            var content = new EntryContent
            {
                RecordedBy = "somebody",
                Recorded = new RecordedEntry { Kind = EntryKind.Note, Account = $"Synthetic {number}: “é” 語" },
            };
            var (salt, bytes) = (RandomNumberGenerator.GetBytes(32), content.ToByteArray());
            var digest = ChainFormat.ContentDigest(salt, bytes);
            head = ChainFormat.EntryHash(caseId, number, (int)EntryKind.Note, time, digest, head);
            json.Add(new JsonObject
            {
                ["number"] = number,
                ["kind"] = "ENTRY_KIND_NOTE",
                ["kind_number"] = (int)EntryKind.Note,
                ["record_time"] = $"{time:yyyy-MM-ddTHH:mm:ss.fff}Z",
                ["record_time_unix_ms"] = time.ToUnixTimeMilliseconds(),
                ["content_digest"] = Hex(digest),
                ["hash"] = Hex(head),
                ["salt"] = Hex(salt),
                ["content"] = Convert.ToBase64String(bytes),
                ["entry"] = JsonNode.Parse(JsonFormatter.Default.Format(content)),
            });
        }

        Files["README.txt"] = "Synthetic."u8.ToArray();
        Files["entries.json"] = Bytes(json);
        Files["record-00001.pdf"] = "%PDF synthetic"u8.ToArray();
        Files["chain.json"] = Bytes(new JsonObject
        {
            ["format_version"] = 1,
            ["case_id"] = $"{caseId}",
            ["entry_count"] = entries,
            ["head_hash"] = Hex(head),
        });
        Files["checkpoints.json"] = Bytes(new JsonObject { ["format_version"] = 1, ["checkpoints"] = new JsonArray() });
        Files["signing-key.pem"] = Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());
        Sign();
    }

    internal Dictionary<string, byte[]> Files { get; } = [];

    internal string PublicKeyPem => key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Manifest and signature for the files as they now are.</summary>
    internal void Sign(Action<JsonObject>? change = null)
    {
        var named = Files.Where(f => !f.Key.StartsWith("manifest.", StringComparison.Ordinal));
        var manifest = new JsonObject
        {
            ["format_version"] = 1,
            ["case_id"] = $"{caseId}",
            ["export_id"] = $"{Guid.CreateVersion7()}",
            ["make_time"] = $"{Time:yyyy-MM-ddTHH:mm:ss.fff}Z",
            ["key_id"] = Hex(SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..16]),
            ["files"] = new JsonArray([.. named.Select(f => new JsonObject
            {
                ["name"] = f.Key, ["size"] = f.Value.Length, ["sha256"] = Hex(SHA256.HashData(f.Value)),
            })]),
        };
        change?.Invoke(manifest);
        SignManifest(Bytes(manifest));
    }

    internal void SignManifest(byte[] manifest)
    {
        Files["manifest.json"] = manifest;
        Files["manifest.sig"] = Encoding.ASCII.GetBytes(Convert.ToBase64String(
            key.SignData(manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    internal byte[] Zip(Action<ZipArchive>? more = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Files)
            {
                using var target = zip.CreateEntry(name).Open();
                target.Write(content);
            }

            more?.Invoke(zip);
        }

        return stream.ToArray();
    }

    public void Dispose() => key.Dispose();

    private static byte[] Bytes(JsonNode json) => JsonSerializer.SerializeToUtf8Bytes(json);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
