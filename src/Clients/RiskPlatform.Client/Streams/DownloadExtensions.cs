using RiskPlatform.Client.Streams;
using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>
/// Fetches the files that the service makes. They hold what could put people at risk: write them where only those can
/// read them who asked for them.
/// </summary>
public static class DownloadExtensions
{
    /// <summary>
    /// Fetches an evidence export (RECORD-6), goes on at the byte where the connection was cut, and checks size and
    /// SHA-256 against what the service says of it.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="exportId">The export, which must be ready.</param>
    /// <param name="destination">Where to write; each byte is written once. It is flushed, not closed.</param>
    /// <param name="progress">Is told after each chunk; null for nobody.</param>
    /// <param name="purpose">Why; <see cref="RiskPlatformClientOptions.Purpose"/> unless given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The export, whose <c>sha256</c> is that of the bytes written.</returns>
    /// <exception cref="ContentMismatchException">Other bytes arrived than the service made.</exception>
    /// <exception cref="IllegalTransitionException">The export is not ready, has failed, or has expired.</exception>
    /// <exception cref="NotFoundException">There is no such case or export for this agency.</exception>
    /// <exception cref="ForbiddenException">The caller is no manager or safeguarding lead.</exception>
    /// <exception cref="RiskPlatformException">Any other error, after all attempts.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<EvidenceExport> DownloadEvidenceAsync(
        this RiskPlatformClient client, string caseId, string exportId, Stream destination,
        IProgress<DownloadProgress>? progress = null, AccessPurpose purpose = AccessPurpose.Unspecified,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(caseId);
        ArgumentException.ThrowIfNullOrEmpty(exportId);
        ArgumentNullException.ThrowIfNull(destination);
        return new EvidenceDownload(client, caseId, exportId, purpose.ToHeaders(), destination, progress)
            .RunAsync(cancellationToken);
    }

    /// <summary>
    /// Fetches the answer to a subject-access request (RECORD-4) and checks its size. A download that is cut after it
    /// began starts again from the first byte where <paramref name="destination"/> can seek, and fails otherwise.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="subjectAccessId">The request, which must be completed.</param>
    /// <param name="format">The form.</param>
    /// <param name="destination">Where to write. It is flushed, not closed.</param>
    /// <param name="progress">Is told after each chunk; null for nobody.</param>
    /// <param name="purpose">
    /// Why; <see cref="AccessPurpose.SubjectAccess"/> unless given.
    /// </param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The size of the file in bytes.</returns>
    /// <exception cref="ContentMismatchException">Another number of bytes arrived than the service said.</exception>
    /// <exception cref="IllegalTransitionException">The request is not completed.</exception>
    /// <exception cref="NotFoundException">There is no such case or request for this agency.</exception>
    /// <exception cref="ForbiddenException">The caller is no manager or safeguarding lead.</exception>
    /// <exception cref="RiskPlatformException">Any other error, after all attempts.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<long> DownloadSubjectAccessAsync(
        this RiskPlatformClient client, string caseId, string subjectAccessId, SubjectAccessFormat format,
        Stream destination, IProgress<DownloadProgress>? progress = null,
        AccessPurpose purpose = AccessPurpose.SubjectAccess, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(caseId);
        ArgumentException.ThrowIfNullOrEmpty(subjectAccessId);
        ArgumentNullException.ThrowIfNull(destination);
        var request = new ExportSubjectAccessRequest
        {
            CaseId = caseId,
            SubjectAccessId = subjectAccessId,
            Format = format,
        };
        return new SubjectAccessDownload(client, request, purpose.ToHeaders(), destination, progress)
            .RunAsync(cancellationToken);
    }
}
