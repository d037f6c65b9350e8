using System.Formats.Asn1;
using System.Security.Cryptography;
using RiskPlatform.RiskService.Platform.Checkpoints;

namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>
/// Signs manifests with the key that signs checkpoints: who trusts the one can check the other.
/// </summary>
internal sealed class EvidenceSigner(CheckpointKey key)
{
    /// <summary>The first 16 bytes of the SHA-256 of the public key.</summary>
    internal byte[] KeyId => key.Id;

    internal string PublicKeyPem => Pem(key.PublicKey);

    internal static string Pem(byte[] publicKey) => PemEncoding.WriteString("PUBLIC KEY", publicKey) + "\n";

    /// <summary>In the form that common tools read: r and s as a DER sequence.</summary>
    internal byte[] Sign(byte[] data)
    {
        var plain = key.Sign(data);
        var half = plain.Length / 2;
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteIntegerUnsigned(Trimmed(plain.AsSpan(0, half)));
            der.WriteIntegerUnsigned(Trimmed(plain.AsSpan(half)));
        }

        return der.Encode();
    }

    // DER writes a number without leading zeros.
    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> number)
    {
        while (number.Length > 1 && number[0] == 0) number = number[1..];
        return number;
    }
}
