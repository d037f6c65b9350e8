using Google.Protobuf;
using RiskPlatform.Client.Calls;
using RiskPlatform.V1;

namespace RiskPlatform.Client.Streams;

/// <summary>
/// A file of listings on its way. A cut one is sent again from its beginning: the request id makes one import of both.
/// </summary>
internal sealed class ImportUpload(
    RiskPlatformClient client, ImportHeader header, Stream content, IProgress<UploadProgress>? progress)
{
    private const int ChunkBytes = 128 * 1024;
    private readonly long start = content.CanSeek ? content.Position : 0;

    internal async Task<DirectoryImport> RunAsync(CancellationToken cancellationToken)
    {
        // What was read from a pipe can't be read again, so there is nothing to try with.
        if (!content.CanSeek) return await OnceAsync(cancellationToken);
        var staged = new DirectoryImport();
        await new Resuming(client.Pipeline, openingIsRepeated: false).RunAsync(
            () => 0, async () => staged = await OnceAsync(cancellationToken), cancellationToken);
        return staged;
    }

    private async Task<DirectoryImport> OnceAsync(CancellationToken cancellationToken)
    {
        if (content.CanSeek) content.Position = start;
        var total = content.CanSeek ? content.Length - start : 0;
        using var call = client.DirectoryImports.StageImport(cancellationToken: cancellationToken);
        try
        {
            await call.RequestStream.WriteAsync(new StageImportRequest { Header = header }, cancellationToken);
            var (buffer, sent) = (new byte[ChunkBytes], 0L);
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await call.RequestStream.WriteAsync(
                    new StageImportRequest { Chunk = ByteString.CopyFrom(buffer, 0, read) }, cancellationToken);
                sent += read;
                progress?.Report(new UploadProgress(sent, total));
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (RiskPlatformException)
        {
            // Why it was not taken is told by the answer, which says it better: the call has one outcome.
        }

        return (await call.ResponseAsync).Import;
    }
}
