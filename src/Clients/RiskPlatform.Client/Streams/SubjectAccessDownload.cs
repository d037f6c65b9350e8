using Grpc.Core;
using RiskPlatform.Client.Calls;
using RiskPlatform.V1;

namespace RiskPlatform.Client.Streams;

/// <summary>
/// The answer to a subject-access request on its way. It is made anew for each call, so it has no middle to go on from.
/// </summary>
internal sealed class SubjectAccessDownload(
    RiskPlatformClient client, ExportSubjectAccessRequest request, Metadata headers, Stream destination,
    IProgress<DownloadProgress>? progress)
{
    private readonly long start = destination.CanSeek ? destination.Position : 0;
    private long most;

    internal async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var total = 0L;
        await new Resuming(client.Pipeline, openingIsRepeated: true).RunAsync(
            () => destination.CanSeek ? most : 0,
            async () => total = await OnceAsync(cancellationToken),
            cancellationToken);
        await destination.FlushAsync(cancellationToken);
        return total;
    }

    private async Task<long> OnceAsync(CancellationToken cancellationToken)
    {
        var (written, total) = (0L, 0L);
        if (most > 0)
        {
            destination.Position = start;
            destination.SetLength(start);
        }

        using var call = client.SubjectAccess.ExportSubjectAccess(
            request, headers, cancellationToken: cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            var response = call.ResponseStream.Current;
            if (response.TotalBytes > 0) total = response.TotalBytes;
            written += response.Chunk.Length;
            if (written > total) throw OtherSize();
            await destination.WriteAsync(response.Chunk.Memory, cancellationToken);
            most = Math.Max(most, written);
            progress?.Report(new DownloadProgress(written, total));
        }

        // An answer is never empty: nothing at all is a stream that was cut before it began.
        return total > 0 && written == total ? total : throw OtherSize();
    }

    private static ContentMismatchException OtherSize() =>
        new("Another number of bytes arrived than the service said.");
}
