using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

/// <summary>
/// Takes a history in. What has come while one batch was stored is the next batch; each is acknowledged once it is
/// durable. A sender that is faster than the disk waits, so a stream of any length takes the same memory.
/// </summary>
internal sealed class RecordStream(
    CaseBook book, EntryMaker maker, RiskDbContext db, Writes writes, CurrentCaller caller, TimeProvider clock,
    IOptions<LimitsOptions> limits, IOptions<RecordOptions> options)
{
    internal async Task ExecuteAsync(
        IAsyncStreamReader<RecordStreamRequest> requests, IServerStreamWriter<RecordStreamResponse> responses,
        CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(IdleTime, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, idle.Token);
        try
        {
            var (caseId, streamId) = await StartAsync(requests, stop.Token);
            var stored = await OpenAsync(caseId, streamId, stop.Token);
            await responses.WriteAsync(new RecordStreamResponse { StoredCount = stored }, stop.Token);
            using var waiting = new StreamQueue(options.Value.StreamBatch);
            var reading = ReadAsync(requests, waiting, stored, idle, stop.Token);
            try
            {
                await StoreAsync(caseId, streamId, stored, waiting, responses, stop.Token);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
            finally
            {
                await Settled(reading);
            }
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested)
        {
            throw new Failure.StreamIdle().AsException();
        }
    }

    private TimeSpan IdleTime => TimeSpan.FromMinutes(options.Value.StreamIdleMinutes);

    private static async Task<(Guid CaseId, Guid StreamId)> StartAsync(
        IAsyncStreamReader<RecordStreamRequest> requests, CancellationToken cancellationToken)
    {
        if (!await requests.MoveNext(cancellationToken) || requests.Current.Start is not { } start)
        {
            throw Violations.One("start", "Is required in the first message: the case and the stream.");
        }

        var streamId = RequestChecks.Id("start.stream_id", start.StreamId);
        if (streamId == Guid.Empty) throw Violations.One("start.stream_id", "Send a UUID that identifies this stream.");
        return (RequestChecks.Id("start.case_id", start.CaseId), streamId);
    }

    /// <summary>How many entries of this stream are there already.</summary>
    private Task<long> OpenAsync(Guid caseId, Guid streamId, CancellationToken cancellationToken) =>
        writes.RunAsync(async token =>
        {
            var opened = await book.OpenForChangeAsync(caseId, token);
            if (await FindAsync(caseId, streamId, token) is { } known) return known.StoredCount;
            db.Add(new StreamRow
            {
                Id = streamId,
                CaseId = caseId,
                AgencyId = opened.Row.AgencyId,
                ClientId = caller.Value.ClientId,
                CreateTime = clock.Now(),
                CreatedBy = caller.Value.Subject,
            });
            return 0;
        }, cancellationToken);

    /// <summary>A stream belongs to the client that opened it.</summary>
    private async Task<StreamRow?> FindAsync(Guid caseId, Guid streamId, CancellationToken cancellationToken)
    {
        var row = await db.Set<StreamRow>().AsTracking()
            .SingleOrDefaultAsync(s => s.CaseId == caseId && s.Id == streamId, cancellationToken);
        return row is null || row.ClientId == caller.Value.ClientId
            ? row
            : throw new Failure.RequestIdReused().AsException();
    }

    /// <summary>Reads ahead, as far as there is room, and checks the form of each entry.</summary>
    private async Task ReadAsync(
        IAsyncStreamReader<RecordStreamRequest> requests, StreamQueue waiting, long place,
        CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        try
        {
            for (; await requests.MoveNext(cancellationToken); place++)
            {
                idle.CancelAfter(IdleTime);
                var field = $"entries[{place}]";
                var checks = new RequestChecks(limits.Value, clock.Now());
                if (requests.Current.Start is not null) checks.Add("start", "Is for the first message only.");
                else checks.Entry(field, requests.Current.Entry);
                checks.ThrowIfAny();
                await waiting.AddAsync(new Sent(requests.Current.Entry, field), cancellationToken);
            }

            waiting.Complete();
        }
        catch (Exception e)
        {
            // What came before it is stored first; then the caller is told.
            waiting.Complete(e);
        }
    }

    private async Task StoreAsync(
        Guid caseId, Guid streamId, long stored, StreamQueue waiting,
        IServerStreamWriter<RecordStreamResponse> responses, CancellationToken cancellationToken)
    {
        var batch = new List<Sent>(options.Value.StreamBatch);
        while (await waiting.TakeAsync(batch, cancellationToken))
        {
            try
            {
                stored = await StoreAsync(caseId, streamId, stored, batch, responses, cancellationToken);
            }
            catch (FailureException e) when (e.Failure is Failure.Invalid && batch.Count > 1)
            {
                // One of them does not fit the case: those before it are stored, and it is named.
                foreach (var sent in batch)
                {
                    stored = await StoreAsync(caseId, streamId, stored, [sent], responses, cancellationToken);
                }
            }
        }
    }

    private async Task<long> StoreAsync(
        Guid caseId, Guid streamId, long stored, List<Sent> batch,
        IServerStreamWriter<RecordStreamResponse> responses, CancellationToken cancellationToken)
    {
        var receipts = await writes.RunAsync(
            token => AddAsync(caseId, streamId, stored, batch, token), cancellationToken);
        var response = new RecordStreamResponse { StoredCount = stored + batch.Count, Receipts = { receipts } };
        await responses.WriteAsync(response, cancellationToken);
        return response.StoredCount;
    }

    private async Task<List<EntryReceipt>> AddAsync(
        Guid caseId, Guid streamId, long stored, List<Sent> batch, CancellationToken cancellationToken)
    {
        var opened = await book.OpenForChangeAsync(caseId, cancellationToken);
        var stream = await FindAsync(caseId, streamId, cancellationToken);
        if (stream?.StoredCount != stored) throw new Failure.Conflict().AsException();
        stream.StoredCount += batch.Count;
        return await maker.AddAsync(opened, batch, clock.Now(), cancellationToken);
    }

    private static async Task Settled(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
