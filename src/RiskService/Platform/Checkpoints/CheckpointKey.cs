using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RiskPlatform.Chain;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>The key that signs checkpoints, and which keys are trusted to have signed them.</summary>
internal sealed class CheckpointKey : IDisposable
{
    internal const int IdLength = 16;

    private readonly ECDsa key = ECDsa.Create();
    private readonly HashSet<string> trusted;
    private readonly Lock signing = new();

    public CheckpointKey(IOptions<CheckpointOptions> options)
    {
        try
        {
            key.ImportFromPem(Pem(options.Value));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or NotSupportedException)
        {
            throw new StartupException(
                $"The signing key of checkpoints is not an EC private key in PEM ({e.GetType().Name}). "
                + "See Checkpoints:SigningKeyFile.");
        }

        if (key.ExportParameters(false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value || !IsPrivate())
        {
            throw new StartupException("The signing key of checkpoints must be a private key on the curve P-256.");
        }

        PublicKey = key.ExportSubjectPublicKeyInfo();
        Id = IdOf(PublicKey);
        trusted = [.. options.Value.TrustedKeyIds.Select(id => id.Trim().ToLowerInvariant())];
        if (trusted.Count > 0 && !trusted.Contains(Convert.ToHexStringLower(Id)))
        {
            throw new StartupException(
                $"Checkpoints:TrustedKeyIds lacks the signing key's own id, {Convert.ToHexStringLower(Id)}.");
        }
    }

    internal byte[] Id { get; }

    internal byte[] PublicKey { get; }

    internal byte[] Sign(byte[] statement)
    {
        lock (signing)
        {
            return key.SignData(
                statement, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <summary>What does not fit about a checkpoint's signature; null if it is by a trusted key.</summary>
    internal string? Problem(CheckpointRow checkpoint)
    {
        if (!checkpoint.KeyId.AsSpan().SequenceEqual(IdOf(checkpoint.PublicKey)))
        {
            return "Its key id is not that of the key beside it.";
        }

        var id = Convert.ToHexStringLower(checkpoint.KeyId);
        if (trusted.Count > 0 && !trusted.Contains(id)) return $"The key {id} is not one that is trusted.";
        return IsSigned(checkpoint) ? null : $"Its signature is not by the key {id} that it names.";
    }

    public void Dispose() => key.Dispose();

    private static byte[] IdOf(byte[] publicKey) => SHA256.HashData(publicKey)[..IdLength];

    private static bool IsSigned(CheckpointRow checkpoint)
    {
        using var its = ECDsa.Create();
        try
        {
            its.ImportSubjectPublicKeyInfo(checkpoint.PublicKey, out var read);
            return read == checkpoint.PublicKey.Length && its.VerifyData(
                checkpoint.Statement(), checkpoint.Signature, HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (Exception e) when (e is CryptographicException or NotSupportedException)
        {
            return false;
        }
    }

    private bool IsPrivate()
    {
        try
        {
            key.SignData(ChainFormat.Genesis, HashAlgorithmName.SHA256);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Pem(CheckpointOptions options)
    {
        var (file, pem) = (options.SigningKeyFile, options.SigningKey);
        if (!string.IsNullOrEmpty(file) && !string.IsNullOrEmpty(pem))
        {
            throw new StartupException("Set Checkpoints:SigningKeyFile or Checkpoints:SigningKey, not both.");
        }

        if (!string.IsNullOrEmpty(pem)) return pem;
        if (string.IsNullOrEmpty(file))
        {
            throw new StartupException(
                "No signing key of checkpoints. Set Checkpoints:SigningKeyFile or Checkpoints:SigningKey (EC P-256, "
                + "PEM). In development 'dotnet dev.cs up' makes one.");
        }

        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"Checkpoints:SigningKeyFile cannot be read ({e.GetType().Name}). In development "
                + "'dotnet dev.cs up' makes one.");
        }
    }
}
