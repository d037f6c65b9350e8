using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace RiskPlatform.RiskService.Platform.Protection;

/// <summary>A case key as stored: wrapped by the master key of this id.</summary>
internal sealed record WrappedKey(string KeyId, byte[] Bytes);

/// <summary>Wraps case keys, and hashes references for look-up without decrypting.</summary>
internal sealed class MasterKeys
{
    private const int LongestId = 40;

    private readonly Dictionary<string, byte[]> keys = [];
    private readonly string current;
    private readonly string lookup;
    private readonly Dictionary<string, byte[]> lookupKeys;

    public MasterKeys(IOptions<ProtectionOptions> options)
    {
        var o = options.Value;
        if (o.MasterKeyFile is { Length: > 0 } file) keys["file"] = Decode("Protection:MasterKeyFile", ReadFile(file));
        foreach (var (id, value) in o.MasterKeys)
        {
            if (keys.TryAdd(Id(id), Decode($"Protection:MasterKeys:{id}", value))) continue;
            throw new StartupException(
                $"Protection:MasterKeys:{id} has the id of the key in Protection:MasterKeyFile. Give it another id.");
        }

        if (keys.Count == 0)
        {
            throw new StartupException(
                "No master key. Set Protection:MasterKeyFile or Protection:MasterKeys:<id> (base64 of 32 bytes).");
        }

        current = Choose("Protection:CurrentKeyId", o.CurrentKeyId);
        lookup = Choose("Protection:LookupKeyId", o.LookupKeyId);
        lookupKeys = keys.ToDictionary(k => k.Key, k => HKDF.DeriveKey(
            HashAlgorithmName.SHA256, k.Value, CaseKey.Length, info: "riskplatform reference look-up"u8.ToArray()));
    }

    /// <summary>The key that wraps from now on.</summary>
    internal string CurrentId => current;

    /// <summary>The key whose look-up hashes are made from now on.</summary>
    internal string LookupId => lookup;

    internal IEnumerable<string> Ids => keys.Keys;

    internal WrappedKey Wrap(CaseKey key, Guid caseId) =>
        new(current, new CaseKey(keys[current]).Seal(key.Bytes, "case-key", caseId));

    internal CaseKey Unwrap(WrappedKey wrapped, Guid caseId) =>
        keys.TryGetValue(wrapped.KeyId, out var master)
            ? new CaseKey(new CaseKey(master).Open(wrapped.Bytes, "case-key", caseId))
            : throw new CryptographicException($"The master key {wrapped.KeyId} is not configured.");

    /// <summary>Null for a key that does not open, which leaves the others to be opened.</summary>
    internal CaseKey? TryUnwrap(WrappedKey wrapped, Guid caseId)
    {
        try
        {
            return Unwrap(wrapped, caseId);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The same for the same agency and reference, and tells nothing of either without the key.</summary>
    internal byte[] LookupHash(string agencyId, string reference) => LookupHash(lookup, agencyId, reference);

    /// <summary>
    /// What a reference may be stored as while hashes move from one key to another: one hash for each configured key,
    /// so that no case is lost to a look-up and no reference is given twice meanwhile.
    /// </summary>
    internal byte[][] LookupHashes(string agencyId, string reference) =>
        [.. keys.Keys.Select(id => LookupHash(id, agencyId, reference))];

    /// <summary>
    /// A key for one purpose, the same in every copy of the service: what one copy seals for a short while, another
    /// opens.
    /// </summary>
    internal CaseKey ForPurpose(string purpose) => new(HKDF.DeriveKey(
        HashAlgorithmName.SHA256, keys[current], CaseKey.Length,
        info: Encoding.UTF8.GetBytes($"riskplatform {purpose}")));

    private byte[] LookupHash(string keyId, string agencyId, string reference) =>
        HMACSHA256.HashData(lookupKeys[keyId], Encoding.UTF8.GetBytes($"{agencyId}\0{reference}"));

    private string Choose(string setting, string? id)
    {
        if (id is null && keys.Count == 1) return keys.Keys.First();
        if (id is not null && keys.ContainsKey(id)) return id;
        throw new StartupException($"{setting} must name one of the configured master keys.");
    }

    private static string Id(string id) => id.Length <= LongestId
        ? id
        : throw new StartupException($"Protection:MasterKeys: an id is longer than {LongestId} characters.");

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"Protection:MasterKeyFile cannot be read ({e.GetType().Name}). In development "
                + "'dotnet dev.cs up' makes one.");
        }
    }

    private static byte[] Decode(string setting, string value)
    {
        var bytes = new byte[CaseKey.Length];
        return Convert.TryFromBase64String(value.Trim(), bytes, out var length) && length == CaseKey.Length
            ? bytes
            : throw new StartupException($"{setting} is not base64 of {CaseKey.Length} bytes.");
    }
}
