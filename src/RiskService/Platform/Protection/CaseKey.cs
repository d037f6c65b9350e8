using System.Security.Cryptography;
using System.Text;

namespace RiskPlatform.RiskService.Platform.Protection;

/// <summary>
/// A case's own key. Seals what identifies people or quotes them: AES-256-GCM with a random nonce each time, so that
/// equal values never look equal at rest. The context (which record, which field) is authenticated, so that a sealed
/// value can't be moved to another place. Destroying the key disposes of the content (RECORD-5).
/// </summary>
internal sealed class CaseKey
{
    internal const int Length = 32;
    private const byte Format = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = 1 + NonceLength + TagLength;

    private readonly byte[] key;

    internal CaseKey(byte[] key)
    {
        if (key.Length != Length) throw new ArgumentException("A key has 32 bytes.", nameof(key));
        this.key = key;
    }

    internal static CaseKey Create() => new(RandomNumberGenerator.GetBytes(Length));

    internal ReadOnlySpan<byte> Bytes => key;

    internal byte[] Seal(ReadOnlySpan<byte> plain, string field, Guid record)
    {
        var result = new byte[Overhead + plain.Length];
        result[0] = Format;
        var nonce = result.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            nonce, plain, result.AsSpan(Overhead), result.AsSpan(1 + NonceLength, TagLength), Context(field, record));
        return result;
    }

    internal byte[] Open(ReadOnlySpan<byte> sealedBytes, string field, Guid record)
    {
        if (sealedBytes.Length < Overhead || sealedBytes[0] != Format)
        {
            throw new CryptographicException("Not a sealed value.");
        }

        var plain = new byte[sealedBytes.Length - Overhead];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            sealedBytes.Slice(1, NonceLength), sealedBytes[Overhead..], sealedBytes.Slice(1 + NonceLength, TagLength),
            plain, Context(field, record));
        return plain;
    }

    internal byte[]? SealText(string text, string field, Guid record) =>
        text.Length == 0 ? null : Seal(Encoding.UTF8.GetBytes(text), field, record);

    internal string OpenText(byte[]? sealedBytes, string field, Guid record) =>
        sealedBytes is null ? "" : Encoding.UTF8.GetString(Open(sealedBytes, field, record));

    /// <summary>Tells equal values apart from others, and nothing of them to whoever lacks the key.</summary>
    internal byte[] Digest(ReadOnlySpan<byte> value, string field) => HMACSHA256.HashData(
        HKDF.Expand(HashAlgorithmName.SHA256, key, Length, Encoding.ASCII.GetBytes(field)), value);

    private static byte[] Context(string field, Guid record)
    {
        var context = new byte[16 + field.Length];
        record.TryWriteBytes(context, bigEndian: true, out _);
        Encoding.ASCII.GetBytes(field, context.AsSpan(16));
        return context;
    }
}
