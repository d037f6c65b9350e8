using Grpc.Core;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

/// <summary>
/// Sends entries as they are added. What this copy of the service stores wakes it at once; what another stores is found
/// within seconds. It ends after a while, so that nobody goes on reading with a token that has long expired.
/// </summary>
internal sealed class TimelineWatch(
    CaseBook book, EntryBook entries, CaseTurns turns, TimeProvider clock, IOptions<RecordOptions> options)
{
    private const int PageSize = 100;

    internal async Task ExecuteAsync(
        WatchTimelineRequest request, IServerStreamWriter<WatchTimelineResponse> responses,
        CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        if (request.AfterNumber < 0) throw Violations.One("after_number", "Send the last number you have, or 0.");
        var opened = await book.OpenAsync(id, cancellationToken);
        var last = request.AfterNumber;
        var end = clock.GetUtcNow() + TimeSpan.FromMinutes(options.Value.WatchMinutes);
        var begun = false;
        while (clock.GetUtcNow() < end)
        {
            // Asked for before looking, so that nothing that comes in between is missed.
            var change = turns.NextChange(id);
            if (!await book.IsReadableAsync(id, cancellationToken)) throw new Failure.NotFound("case").AsException();
            var rows = await entries.AfterAsync(id, last, PageSize, cancellationToken);
            if (rows.Count > 0 || !begun)
            {
                var views = await entries.ViewsAsync(rows, opened.Key, cancellationToken);
                await responses.WriteAsync(new WatchTimelineResponse { Entries = { views } }, cancellationToken);
                begun = true;
            }

            if (rows.Count > 0) last = rows[^1].Number;
            if (rows.Count < PageSize) await NextAsync(change, cancellationToken);
        }
    }

    private async Task NextAsync(Task change, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var poll = Task.Delay(TimeSpan.FromSeconds(options.Value.WatchPollSeconds), clock, done.Token);
        await Task.WhenAny(change, poll);
        await done.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
