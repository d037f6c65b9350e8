using Hangfire;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels.Mail;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Sends the e-mails that are due. When the server can't be reached twice in a row, the run ends and the next one looks
/// again: whatever waits is in the database.
/// </summary>
internal sealed partial class DeliverEmails(
    DeliveryRun run, IServiceScopeFactory scopes, TimeProvider clock, IOptions<MailOptions> options,
    ILogger<DeliverEmails> log)
{
    internal const string Name = "deliver-emails";

    private const int Batch = 50;
    private const int MostBroken = 2;
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMinutes(1);

    // For Hangfire, which gives the token. The next run tries again, not Hangfire.
    [AutomaticRetry(Attempts = 0)]
    [Queue(JobsSetup.Deliveries)]
    public Task ExecuteAsync(CancellationToken cancellationToken) =>
        run.RunAsync(DeliveryChannel.Email, Batch, SendAsync, cancellationToken);

    private async Task<bool> SendAsync(IReadOnlyList<DueDelivery> batch, CancellationToken cancellationToken)
    {
        await using var session = new MailSession(options.Value);
        var broken = 0;
        var left = new List<DueDelivery>();
        foreach (var delivery in batch)
        {
            // Whose lease is nearly over leaves it: another may be about to take it.
            if (broken == MostBroken || clock.Now() > delivery.NextAttemptTime - SoonAgain)
            {
                left.Add(delivery);
                continue;
            }

            await using var scope = scopes.ForAgency(delivery.AgencyId, DeliveryRun.Worker);
            var attempt = await TryAsync(scope.ServiceProvider, session, delivery, cancellationToken);
            await scope.ServiceProvider.GetRequiredService<DeliveryBook>()
                .SettleAsync(delivery, attempt, cancellationToken);
            broken = attempt.WholeChannel && options.Value.Configured ? broken + 1 : 0;
        }

        foreach (var ofAgency in left.GroupBy(d => d.AgencyId, StringComparer.Ordinal))
        {
            await using var scope = scopes.ForAgency(ofAgency.Key, DeliveryRun.Worker);
            await scope.ServiceProvider.GetRequiredService<DeliveryBook>()
                .ReleaseAsync([.. ofAgency], clock.Now() + SoonAgain, cancellationToken);
        }

        return options.Value.Configured && broken < MostBroken;
    }

    private async Task<Attempt> TryAsync(
        IServiceProvider services, MailSession session, DueDelivery delivery, CancellationToken cancellationToken)
    {
        if (!options.Value.Configured) return Attempt.Closed(DeliveryFailure.NotConfigured);
        try
        {
            var (message, instead) = await services.GetRequiredService<EmailComposer>()
                .ComposeAsync(delivery, cancellationToken);
            if (instead is not null) return instead;
            using (message) return await session.SendAsync(message!, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One message that can't be made holds up no other. By type only: a message may quote an address.
            LogUnmade(delivery.Id, e.GetType().FullName);
            return Attempt.Later(DeliveryFailure.Internal);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Delivery {Id} could not be made: {ExceptionType}")]
    private partial void LogUnmade(Guid id, string? exceptionType);
}
