namespace RiskPlatform.Client.Verification;

/// <summary>
/// Verifies an evidence export offline (RECORD-2, RECORD-6): its signature, its files, each entry and its place in the
/// chain, and the signed checkpoints. Needs no service. It never holds more than one entry, and whatever it is given
/// it answers with a result. docs/evidence-export.md describes the format.
/// </summary>
public static class ExportVerifier
{
    /// <summary>Verifies a file.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="trustedKeyPem">
    /// The public key of the agency's service, as PEM, got by another way than the export; null takes the key in it.
    /// </param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ArgumentException">The key is not a public key of the curve P-256.</exception>
    /// <exception cref="IOException">The file can't be opened.</exception>
    public static async Task<ExportVerification> VerifyFileAsync(
        string path, string? trustedKeyPem = null, IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        await using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 128 * 1024, useAsync: false);
        return await VerifyAsync(file, trustedKeyPem, progress, cancellationToken);
    }

    /// <summary>Verifies a zip in a stream that can seek.</summary>
    /// <param name="zip">The zip.</param>
    /// <param name="trustedKeyPem">As for a file.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ArgumentException">The key is not a public key of the curve P-256.</exception>
    public static async Task<ExportVerification> VerifyAsync(
        Stream zip, string? trustedKeyPem = null, IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(zip);
        using var trusted = trustedKeyPem is null ? null : SigningKey.Read(trustedKeyPem)
            ?? throw new ArgumentException("Not a public key of the curve P-256 in PEM.", nameof(trustedKeyPem));
        try
        {
            using var files = new ZipFiles(zip, progress);
            return await new ExportCheck(files, trusted).RunAsync(cancellationToken);
        }
        catch (BrokenExportException e)
        {
            return new ExportVerification { Problems = [e.Problem] };
        }
    }
}
