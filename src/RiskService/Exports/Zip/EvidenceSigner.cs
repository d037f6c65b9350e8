using System.Security.Cryptography;
using RiskPlatform.RiskService.Platform;

namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>
/// Signs manifests with the key that signs checkpoints: who trusts the one can check the other.
/// </summary>
internal sealed class EvidenceSigner : IDisposable
{
    private const int KeyIdLength = 16;

    private readonly ECDsa key = ECDsa.Create();

    public EvidenceSigner(IConfiguration configuration)
    {
        var section = configuration.GetSection("Checkpoints");
        var pem = section["SigningKey"] is { Length: > 0 } given ? given
            : section["SigningKeyFile"] is { Length: > 0 } file ? File.ReadAllText(file)
            : throw new StartupException("No signing key. Set Checkpoints:SigningKeyFile or Checkpoints:SigningKey.");
        key.ImportFromPem(pem);
        PublicKeyPem = key.ExportSubjectPublicKeyInfoPem() + "\n";
        KeyId = SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..KeyIdLength];
    }

    /// <summary>The first 16 bytes of the SHA-256 of the public key.</summary>
    internal byte[] KeyId { get; }

    internal string PublicKeyPem { get; }

    /// <summary>In the form that common tools read (DER).</summary>
    internal byte[] Sign(ReadOnlySpan<byte> data) =>
        key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => key.Dispose();
}
