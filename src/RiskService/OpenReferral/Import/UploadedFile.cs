using System.Security.Cryptography;
using Grpc.Core;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>
/// What came on the stream: the header, and the bytes in a file of this process alone, which goes when it is closed.
/// </summary>
internal sealed class UploadedFile : IAsyncDisposable
{
    private const int MostChunk = 256 * 1024;
    private const int SourceLength = 100;

    private static readonly TimeSpan MostSilence = TimeSpan.FromMinutes(5);

    /// <summary>Nobody's stream holds a file open for longer than this, however little comes.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromHours(1);

    private UploadedFile(ImportHeader header, FileStream content, byte[] sha256) =>
        (Header, Content, Sha256) = (header, content, sha256);

    internal ImportHeader Header { get; }

    internal FileStream Content { get; }

    internal byte[] Sha256 { get; }

    internal static async Task<UploadedFile> TakeAsync(
        IAsyncStreamReader<StageImportRequest> requests, long mostBytes, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(MostSilence, clock);
        using var late = new CancellationTokenSource(MostTime, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, idle.Token, late.Token);
        try
        {
            return await TakeAsync(requests, mostBytes, () => idle.CancelAfter(MostSilence), stop.Token);
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested)
        {
            throw BrokenFile.Of($"Nothing came for {MostSilence.TotalMinutes} minutes. Send the file again.");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw BrokenFile.Of($"Not all came within {MostTime.TotalHours} hour. Send it in parts.");
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static async Task<UploadedFile> TakeAsync(
        IAsyncStreamReader<StageImportRequest> requests, long mostBytes, Action heard,
        CancellationToken cancellationToken)
    {
        var header = await HeaderAsync(requests, cancellationToken);
        var content = TemporaryFile.Create();
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            while (await requests.MoveNext(cancellationToken))
            {
                heard();
                var message = requests.Current;
                if (message.PartCase == StageImportRequest.PartOneofCase.Header)
                {
                    throw Violations.One("header", "Is for the first message only.");
                }

                if (message.Chunk.Length > MostChunk)
                {
                    throw BrokenFile.Of($"Is {message.Chunk.Length} bytes; send up to {MostChunk} in one message.");
                }

                if (content.Length + message.Chunk.Length > mostBytes)
                {
                    throw BrokenFile.Of($"The file has more than {mostBytes} bytes. Send it in parts.");
                }

                hash.AppendData(message.Chunk.Span);
                await content.WriteAsync(message.Chunk.Memory, cancellationToken);
            }

            content.Position = 0;
            return new UploadedFile(header, content, hash.GetHashAndReset());
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private static async Task<ImportHeader> HeaderAsync(
        IAsyncStreamReader<StageImportRequest> requests, CancellationToken cancellationToken)
    {
        if (!await requests.MoveNext(cancellationToken)
            || requests.Current.PartCase != StageImportRequest.PartOneofCase.Header)
        {
            throw Violations.One("header", "Is required in the first message: the source and the format.");
        }

        var header = requests.Current.Header;
        var violations = new Violations();
        if (string.IsNullOrWhiteSpace(header.Source)) violations.Add("header.source", "Is required.");
        else if (header.Source.Length > SourceLength || header.Source.Contains('\0')
            || header.Source != header.Source.Trim())
        {
            violations.Add("header.source",
                $"Send up to {SourceLength} characters, with neither NUL nor white space around them.");
        }

        if (header.Format is not (DirectoryFormat.Json or DirectoryFormat.Csv))
        {
            violations.Add("header.format", "Is required: JSON or CSV.");
        }

        if (!Guid.TryParseExact(header.RequestId, "D", out var id) || id == Guid.Empty)
        {
            violations.Add("header.request_id", "Send a UUID that identifies this request.");
        }

        violations.ThrowIfAny();
        return header;
    }
}
