using System.Collections.Concurrent;
using System.Diagnostics;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Claims what is due in batches until nothing is, or until the next run is near: so that runs do not pile up, and a
/// bad day of one channel takes no worker from the others. Memory holds one batch, however much waits. An agency whose
/// deliveries can't be taken is passed over until the next run. While one run of a channel goes on in this process,
/// another ends at once: the one that goes on finds the same.
/// </summary>
internal sealed partial class DeliveryRun(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeliveryRun> log)
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
            var passedOver = new HashSet<string>(StringComparer.Ordinal);
            while (Stopwatch.GetElapsedTime(began) < Longest)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var before = passedOver.Count;
                var batch = await ClaimAsync(channel, batchSize, passedOver, cancellationToken);
                if (batch.Count == 0 && passedOver.Count > before) continue;
                if (batch.Count == 0 || !await send(batch, cancellationToken)) return;
            }
        }
        finally
        {
            running.TryRemove(channel, out _);
        }
    }

    private async Task<List<DueDelivery>> ClaimAsync(
        DeliveryChannel channel, int most, HashSet<string> passedOver, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var finding = scopes.CreateAsyncScope();
        var due = await finding.ServiceProvider.GetRequiredService<ChannelFinder>()
            .DueAsync(channel, now, most, [.. passedOver], cancellationToken);
        var claimed = new List<DueDelivery>(due.Count);
        foreach (var ofAgency in due.GroupBy(d => d.AgencyId, StringComparer.Ordinal))
        {
            try
            {
                await using var scope = scopes.ForAgency(ofAgency.Key, Worker);
                claimed.AddRange(await scope.ServiceProvider.GetRequiredService<DeliveryBook>()
                    .ClaimAsync([.. ofAgency], cancellationToken));
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                passedOver.Add(ofAgency.Key);
                LogUntaken(channel, e.GetType().FullName);
            }
        }

        return [.. claimed.OrderByDescending(d => d.Urgent).ThenBy(d => d.CreateTime).ThenBy(d => d.Id)];
    }

    /// <summary>
    /// Gives back what was taken and could not be dealt with. It may fail as well: then it comes due when its lease
    /// ends.
    /// </summary>
    internal async Task ReleaseAsync(
        IEnumerable<DueDelivery> claimed, TimeSpan wait, CancellationToken cancellationToken)
    {
        foreach (var ofAgency in claimed.GroupBy(d => d.AgencyId, StringComparer.Ordinal))
        {
            try
            {
                await using var scope = scopes.ForAgency(ofAgency.Key, Worker);
                await scope.ServiceProvider.GetRequiredService<DeliveryBook>()
                    .ReleaseAsync([.. ofAgency], clock.Now() + wait, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogUnreleased(ofAgency.Count(), e.GetType().FullName);
            }
        }
    }

    // By type only: a message may quote an address.
    [LoggerMessage(1, LogLevel.Error, "Deliveries of an agency by {Channel} could not be taken: {ExceptionType}")]
    private partial void LogUntaken(DeliveryChannel channel, string? exceptionType);

    [LoggerMessage(2, LogLevel.Error, "{Count} deliveries could not be given back: {ExceptionType}")]
    private partial void LogUnreleased(int count, string? exceptionType);
}
