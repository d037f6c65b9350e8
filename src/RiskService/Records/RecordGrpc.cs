using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

/// <summary>RecordService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class RecordGrpc(
    RecordEntries entries, RecordStream stream, EntryBook book, TimelineWatch watch, ChainCheck check)
    : RecordService.RecordServiceBase
{
    public override Task<RecordResponse> Record(RecordRequest request, ServerCallContext context) =>
        entries.RecordAsync(request, context.CancellationToken);

    public override Task<RecordBatchResponse> RecordBatch(RecordBatchRequest request, ServerCallContext context) =>
        entries.RecordBatchAsync(request, context.CancellationToken);

    public override Task RecordStream(
        IAsyncStreamReader<RecordStreamRequest> requestStream,
        IServerStreamWriter<RecordStreamResponse> responseStream, ServerCallContext context) =>
        stream.ExecuteAsync(requestStream, responseStream, context.CancellationToken);

    public override Task<GetEntryResponse> GetEntry(GetEntryRequest request, ServerCallContext context) =>
        book.GetAsync(request, context.CancellationToken);

    public override Task<ListEntriesResponse> ListEntries(ListEntriesRequest request, ServerCallContext context) =>
        book.ListAsync(request, context.CancellationToken);

    public override Task<GetTimelineResponse> GetTimeline(GetTimelineRequest request, ServerCallContext context) =>
        book.TimelineAsync(request, context.CancellationToken);

    public override Task WatchTimeline(
        WatchTimelineRequest request, IServerStreamWriter<WatchTimelineResponse> responseStream,
        ServerCallContext context) =>
        watch.ExecuteAsync(request, responseStream, context.CancellationToken);

    public override Task<VerifyChainResponse> VerifyChain(VerifyChainRequest request, ServerCallContext context) =>
        check.VerifyAsync(request, context.CancellationToken);
}
