using RiskPlatform.Client.Calls;
using RiskPlatform.V1;

namespace RiskPlatform.Client.Streams;

/// <summary>The directory as a file on its way. Made anew for each call, it has no middle to go on from.</summary>
internal sealed class DirectoryDownload(
    RiskPlatformClient client, DirectoryFormat format, Stream destination, IProgress<DownloadProgress>? progress)
{
    private readonly long start = destination.CanSeek ? destination.Position : 0;
    private long most;

    internal async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var size = 0L;
        await new Resuming(client.Pipeline, openingIsRepeated: true).RunAsync(
            () => destination.CanSeek ? most : 0,
            async () => size = await OnceAsync(cancellationToken),
            cancellationToken);
        await destination.FlushAsync(cancellationToken);

        // Even an empty directory is a file of something.
        return size > 0 ? size : throw new ContentMismatchException("Nothing of the directory arrived.");
    }

    private async Task<long> OnceAsync(CancellationToken cancellationToken)
    {
        if (most > 0)
        {
            destination.Position = start;
            destination.SetLength(start);
        }

        var written = 0L;
        using var call = client.DirectoryImports.ExportDirectory(
            new ExportDirectoryRequest { Format = format }, cancellationToken: cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            var chunk = call.ResponseStream.Current.Chunk;
            await destination.WriteAsync(chunk.Memory, cancellationToken);
            written += chunk.Length;
            most = Math.Max(most, written);
            progress?.Report(new DownloadProgress(written, 0));
        }

        return written;
    }
}
