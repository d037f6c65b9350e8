using Hangfire;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels.Mail;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Sends the e-mails that are due. When the server can't be reached twice in a row, or refuses many recipients in a row
/// for reasons that are not theirs, the run ends and the next one looks again: whatever waits is in the database.
/// </summary>
internal sealed partial class DeliverEmails(
    DeliveryRun run, IServiceScopeFactory scopes, TimeProvider clock, IOptions<MailOptions> options,
    ILogger<DeliverEmails> log)
{
    internal const string Name = "deliver-emails";

    private const int Batch = 50;
    private const int MostBroken = 10;
    private const int ByServer = 5;
    private const int ByRecipient = 1;
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
        var unsettled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var delivery in batch)
        {
            if (broken >= MostBroken || unsettled.Contains(delivery.AgencyId)
                || DeliveryBook.IsNearlyOver(delivery, clock.Now()))
            {
                left.Add(delivery);
                continue;
            }

            var attempt = await SendAsync(session, delivery, cancellationToken);

            // What can't be noted down as sent is sent again: one of an agency is enough.
            if (attempt is null) unsettled.Add(delivery.AgencyId);
            else if (!attempt.WholeChannel || !options.Value.Configured) broken = 0;
            else broken += attempt.ByRecipient ? ByRecipient : ByServer;
        }

        await run.ReleaseAsync(left, SoonAgain, cancellationToken);
        return options.Value.Configured && broken < MostBroken;
    }

    /// <summary>Null where what became of it could not be stored: it comes again when its lease ends.</summary>
    private async Task<Attempt?> SendAsync(
        MailSession session, DueDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.ForAgency(delivery.AgencyId, DeliveryRun.Worker);
            var attempt = await TryAsync(scope.ServiceProvider, session, delivery, cancellationToken);
            await scope.ServiceProvider.GetRequiredService<DeliveryBook>()
                .SettleAsync(delivery, attempt, cancellationToken);
            return attempt;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnsettled(delivery.Id, e.GetType().FullName);
            return null;
        }
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
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // One message that can't be made holds up no other. By type only: a message may quote an address.
            LogUnmade(delivery.Id, e.GetType().FullName);
            return Attempt.Later(DeliveryFailure.Internal);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Delivery {Id} could not be made: {ExceptionType}")]
    private partial void LogUnmade(Guid id, string? exceptionType);

    [LoggerMessage(2, LogLevel.Error, "What became of delivery {Id} could not be stored: {ExceptionType}")]
    private partial void LogUnsettled(Guid id, string? exceptionType);
}
