using System.Security.Cryptography;

namespace RiskPlatform.Client.Verification;

/// <summary>A public key that signatures are checked with.</summary>
internal sealed class SigningKey : IDisposable
{
    private const int KeyIdLength = 16;
    private const int KeyBits = 256;

    private readonly ECDsa key;

    private SigningKey(ECDsa key)
    {
        this.key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, KeyIdLength));
    }

    /// <summary>The first 16 bytes of the SHA-256 of its SubjectPublicKeyInfo, in hexadecimal digits.</summary>
    internal string Id { get; }

    /// <summary>Null if it is no such key.</summary>
    internal static SigningKey? Read(string pem)
    {
        var read = ECDsa.Create();
        try
        {
            read.ImportFromPem(pem);
            if (read.KeySize == KeyBits) return new SigningKey(read);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or NotSupportedException)
        {
            // No key.
        }

        read.Dispose();
        return null;
    }

    /// <summary>Of a manifest: in the form of common tools (DER).</summary>
    internal bool SignedManifest(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>Of a checkpoint: r and s in 64 bytes.</summary>
    internal bool SignedStatement(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => key.Dispose();
}
