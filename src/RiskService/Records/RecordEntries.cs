using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

/// <summary>Records entries, one or a batch; all of a request or none (RECORD-1).</summary>
internal sealed class RecordEntries(
    CaseBook book, EntryMaker maker, Writes writes, TimeProvider clock, IOptions<LimitsOptions> limits,
    IOptions<RecordOptions> options)
{
    internal Task<RecordResponse> RecordAsync(RecordRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Entry("entry", request.Entry);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var opened = await book.OpenForChangeAsync(id, token);
            var receipts = await maker.AddAsync(opened, [new Sent(request.Entry, "entry")], clock.Now(), token);
            return new Written<RecordResponse>(new RecordResponse { Receipt = receipts[0] }, id, opened.Key);
        }, cancellationToken);
    }

    internal Task<RecordBatchResponse> RecordBatchAsync(
        RecordBatchRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        if (request.Entries.Count == 0) checks.Add("entries", "Send at least one entry.");
        if (checks.Count("entries", request.Entries.Count, options.Value.BatchEntries))
        {
            for (var i = 0; i < request.Entries.Count; i++) checks.Entry($"entries[{i}]", request.Entries[i]);
        }

        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var opened = await book.OpenForChangeAsync(id, token);
            Sent[] sent = [.. request.Entries.Select((e, i) => new Sent(e, $"entries[{i}]"))];
            var receipts = await maker.AddAsync(opened, sent, clock.Now(), token);
            return new Written<RecordBatchResponse>(
                new RecordBatchResponse { Receipts = { receipts } }, id, opened.Key);
        }, cancellationToken);
    }
}
