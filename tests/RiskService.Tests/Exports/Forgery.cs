using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RiskPlatform.Chain;

namespace RiskService.Tests.Exports;

/// <summary>An export in the hands of somebody who changes it.</summary>
internal sealed class Forgery(byte[] export)
{
    private readonly Dictionary<string, byte[]> files = ZipFile.Of(export);

    internal byte[] this[string name]
    {
        get => files[name];
        set => files[name] = value;
    }

    internal JsonArray Entries => JsonNode.Parse(files["entries.json"])!.AsArray();

    internal void Remove(string name) => files.Remove(name);

    internal void Put(IEnumerable<JsonNode?> entries) => Put("entries.json",
        new JsonArray([.. entries.Select(e => e!.DeepClone())]));

    internal void Put(string name, JsonNode json) => files[name] = Encoding.UTF8.GetBytes(json.ToJsonString());

    internal JsonNode Json(string name) => JsonNode.Parse(files[name])!;

    /// <summary>Sizes and hashes of the manifest as they now are. The signature needs the key.</summary>
    internal Forgery Recount()
    {
        var manifest = Json("manifest.json");
        foreach (var file in manifest["files"]!.AsArray().ToList())
        {
            var name = (string)file!["name"]!;
            if (!files.TryGetValue(name, out var content))
            {
                manifest["files"]!.AsArray().Remove(file);
                continue;
            }

            file["size"] = content.Length;
            file["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content));
        }

        Put("manifest.json", manifest);
        return this;
    }

    /// <summary>Signs it all with a key of their own.</summary>
    internal Forgery Sign()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        files["signing-key.pem"] = Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());
        var manifest = Json("manifest.json");
        manifest["key_id"] =
            Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 16));
        Put("manifest.json", manifest);
        Recount();
        files["manifest.sig"] = Encoding.ASCII.GetBytes(Convert.ToBase64String(key.SignData(
            files["manifest.json"], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        return this;
    }

    /// <summary>Makes digests, hashes and chain.json fit whatever the entries now say.</summary>
    internal Forgery Rechain()
    {
        var caseId = Guid.Parse((string)Json("manifest.json")["case_id"]!);
        var (previous, number) = (ChainFormat.Genesis, 0L);
        var entries = Entries;
        foreach (var entry in entries)
        {
            var digest = ChainFormat.ContentDigest(
                Convert.FromHexString((string)entry!["salt"]!), Convert.FromBase64String((string)entry["content"]!));
            previous = ChainFormat.EntryHash(
                caseId, ++number, (int)entry["kind_number"]!,
                DateTimeOffset.FromUnixTimeMilliseconds((long)entry["record_time_unix_ms"]!), digest, previous);
            entry["number"] = number;
            entry["content_digest"] = Convert.ToHexStringLower(digest);
            entry["hash"] = Convert.ToHexStringLower(previous);
        }

        Put("entries.json", entries);
        var chain = Json("chain.json");
        (chain["entry_count"], chain["head_hash"]) = (number, Convert.ToHexStringLower(previous));
        Put("chain.json", chain);
        return this;
    }

    internal byte[] Zip() => ZipFile.From(files);
}
