using RiskPlatform.Client.Streams;
using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>Brings files of listings into the referral directory and takes them out. For directory admins.</summary>
public static class DirectoryFileExtensions
{
    /// <summary>
    /// Sends a file of listings and returns what it would change: the dry run. Nothing of the directory changes before
    /// <c>ApplyImport</c>. When the connection is cut it is sent again under the same <paramref name="requestId"/>
    /// where <paramref name="content"/> can seek, so that there is only ever one import of it.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="source">The source: rows are told apart by it and their id there.</param>
    /// <param name="format">The form of the file.</param>
    /// <param name="content">The file, read from where it stands. It is not closed.</param>
    /// <param name="progress">Is told after each part that was sent; null for nobody.</param>
    /// <param name="requestId">
    /// Identifies this import; a new one unless given. Give the same again to repeat one whose answer was lost.
    /// </param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The import as staged.</returns>
    /// <exception cref="InvalidRequestException">It is no file of this form, or the source is not valid.</exception>
    /// <exception cref="TooLargeException">The file is larger than the service accepts.</exception>
    /// <exception cref="ForbiddenException">The caller is no directory admin.</exception>
    /// <exception cref="RiskPlatformException">Any other error, after all attempts.</exception>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<DirectoryImport> StageImportAsync(
        this RiskPlatformClient client, string source, DirectoryFormat format, Stream content,
        IProgress<UploadProgress>? progress = null, Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentNullException.ThrowIfNull(content);
        var header = new ImportHeader
        {
            Source = source,
            Format = format,
            RequestId = (requestId ?? Guid.CreateVersion7()).ToString(),
        };
        return new ImportUpload(client, header, content, progress).RunAsync(cancellationToken);
    }

    /// <summary>
    /// Fetches the published listings, without anything confidential. A download that is cut after it began starts
    /// again from the first byte where <paramref name="destination"/> can seek, and fails otherwise.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="format">The form.</param>
    /// <param name="destination">Where to write. It is flushed, not closed.</param>
    /// <param name="progress">Is told after each chunk; null for nobody. The size of the whole is not known.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The size of the file in bytes.</returns>
    /// <exception cref="ForbiddenException">The caller is no directory admin.</exception>
    /// <exception cref="ContentMismatchException">Nothing arrived, where a file always holds something.</exception>
    /// <exception cref="RiskPlatformException">Any other error, after all attempts.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<long> ExportDirectoryAsync(
        this RiskPlatformClient client, DirectoryFormat format, Stream destination,
        IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(destination);
        return new DirectoryDownload(client, format, destination, progress).RunAsync(cancellationToken);
    }
}
