using Hangfire;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Reminders.Channels.Webhooks;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Sends to the webhooks for which something is due: to several at once, and to each one in turn, so that none waits
/// for another's slow answers.
/// </summary>
internal sealed class DeliverWebhooks(
    DeliveryRun run, IServiceScopeFactory scopes, IOptions<WebhookOptions> options)
{
    internal const string Name = "deliver-webhooks";

    private const int Batch = 100;

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
            async (ofOne, token) =>
            {
                await using var scope = scopes.ForAgency(ofOne.Key.AgencyId, DeliveryRun.Worker);
                await scope.ServiceProvider.GetRequiredService<WebhookDeliveries>()
                    .SendAsync(ofOne.Key.ReceiverId, [.. ofOne], token);
            });
        return true;
    }
}
