using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>
/// Turns what the channels are to be told into deliveries, agency by agency. Runs behind each sweep; what quiet times
/// held back is found by a later one.
/// </summary>
internal sealed partial class DispatchOutbox(
    IServiceScopeFactory scopes, DueReminders due, TimeProvider clock, ILogger<DispatchOutbox> logger)
{
    private const string Name = "dispatch-outbox";

    /// <summary>How many deliveries were made.</summary>
    internal async Task<int> ExecuteAsync(
        HeldLease held, bool imminentOnly, CancellationToken cancellationToken)
    {
        var (now, begun) = (clock.Now(), clock.GetTimestamp());
        var made = 0;
        foreach (var agency in await due.AgenciesToDispatchAsync(now, imminentOnly, cancellationToken))
        {
            if (!await held.KeepAsync(cancellationToken)) break;
            try
            {
                await using var scope = scopes.ForAgency(agency, Name);
                made += await scope.ServiceProvider.GetRequiredService<AgencyDispatch>()
                    .ExecuteAsync(now, held, imminentOnly, cancellationToken);
            }
            catch (Exception e) when (Meanwhile.Is(e))
            {
                // Another process makes them at this moment; what it leaves is found by the next run.
                LeftToAnother();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e.GetType().Name);
            }
        }

        if (made > 0) Made(made, (long)clock.GetElapsedTime(begun).TotalMilliseconds);
        return made;
    }

    [LoggerMessage(LogLevel.Information, "Made {Count} deliveries in {Milliseconds} ms.")]
    private partial void Made(int count, long milliseconds);

    [LoggerMessage(LogLevel.Information, "Another process makes the deliveries of one agency.")]
    private partial void LeftToAnother();

    [LoggerMessage(LogLevel.Error,
        "Deliveries of one agency could not be made ({Reason}); the next run tries again.")]
    private partial void Failed(string reason);
}
