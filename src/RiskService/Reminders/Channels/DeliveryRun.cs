using System.Collections.Concurrent;
using System.Diagnostics;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Claims what is due in batches until nothing is, or until the next run is near: so that runs do not pile up, and a
/// bad day of one channel takes no worker from the others. Memory holds one batch, however much waits. While one run of
/// a channel goes on in this process, another ends at once: the one that goes on finds the same.
/// </summary>
internal sealed class DeliveryRun(IServiceScopeFactory scopes, TimeProvider clock)
{
    internal const string Worker = "riskplatform:deliver";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(50);

    private readonly ConcurrentDictionary<DeliveryChannel, bool> running = new();

    /// <summary>Sends a batch; false where it is no use to go on with another.</summary>
    internal delegate Task<bool> SendBatch(IReadOnlyList<DueDelivery> batch, CancellationToken cancellationToken);

    internal async Task RunAsync(
        DeliveryChannel channel, int batchSize, SendBatch send, CancellationToken cancellationToken)
    {
        if (!running.TryAdd(channel, true)) return;
        try
        {
            var began = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(began) < Longest)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var batch = await ClaimAsync(channel, batchSize, cancellationToken);
                if (batch.Count == 0 || !await send(batch, cancellationToken)) return;
            }
        }
        finally
        {
            running.TryRemove(channel, out _);
        }
    }

    private async Task<List<DueDelivery>> ClaimAsync(
        DeliveryChannel channel, int most, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var finding = scopes.CreateAsyncScope();
        var due = await finding.ServiceProvider.GetRequiredService<ChannelFinder>()
            .DueAsync(channel, now, most, cancellationToken);
        var claimed = new List<DueDelivery>(due.Count);
        foreach (var ofAgency in due.GroupBy(d => d.AgencyId, StringComparer.Ordinal))
        {
            await using var scope = scopes.ForAgency(ofAgency.Key, Worker);
            claimed.AddRange(await scope.ServiceProvider.GetRequiredService<DeliveryBook>()
                .ClaimAsync([.. ofAgency], cancellationToken));
        }

        return [.. claimed.OrderByDescending(d => d.Urgent).ThenBy(d => d.CreateTime).ThenBy(d => d.Id)];
    }
}
