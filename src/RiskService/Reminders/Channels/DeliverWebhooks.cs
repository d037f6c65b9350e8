using Hangfire;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels.Webhooks;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Sends to the webhooks for which something is due: to several at once, and to each one in turn, so that none waits
/// for another's slow answers, and none ends with what goes wrong for another.
/// </summary>
internal sealed partial class DeliverWebhooks(
    DeliveryRun run, IServiceScopeFactory scopes, TimeProvider clock, IOptions<WebhookOptions> options,
    ILogger<DeliverWebhooks> log)
{
    internal const string Name = "deliver-webhooks";

    private const int Batch = 100;
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(5);

    // For Hangfire, which gives the token. The next run tries again, not Hangfire.
    [AutomaticRetry(Attempts = 0)]
    [Queue(JobsSetup.Deliveries)]
    public Task ExecuteAsync(CancellationToken cancellationToken) =>
        run.RunAsync(DeliveryChannel.Webhook, Batch, SendAsync, cancellationToken);

    private async Task<bool> SendAsync(IReadOnlyList<DueDelivery> batch, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            batch.GroupBy(d => (d.AgencyId, d.ReceiverId)),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Value.AtOnce,
                CancellationToken = cancellationToken,
            },
            async (ofOne, token) => await SendAsync(ofOne.Key.AgencyId, ofOne.Key.ReceiverId, [.. ofOne], token));
        return true;
    }

    private async Task SendAsync(
        string agencyId, string receiverId, List<DueDelivery> due, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.ForAgency(agencyId, DeliveryRun.Worker);
            await scope.ServiceProvider.GetRequiredService<WebhookDeliveries>()
                .SendAsync(receiverId, due, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogStopped(due.Count, e.GetType().FullName);
            await run.ReleaseAsync(due, AfterTrouble, cancellationToken);
            await MakeRoomAsync(agencyId, receiverId, cancellationToken);
        }
    }

    /// <summary>The rest of what is due there would only take the place of others' in this run.</summary>
    private async Task MakeRoomAsync(string agencyId, string receiverId, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.ForAgency(agencyId, DeliveryRun.Worker);
            await scope.ServiceProvider.GetRequiredService<DeliveryBook>().PostponeAsync(
                DeliveryChannel.Webhook, receiverId, clock.Now() + AfterTrouble, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogStopped(0, e.GetType().FullName);
        }
    }

    // By type only: a message may quote an address.
    [LoggerMessage(1, LogLevel.Error, "Sending to a webhook stopped with {Count} deliveries: {ExceptionType}")]
    private partial void LogStopped(int count, string? exceptionType);
}
