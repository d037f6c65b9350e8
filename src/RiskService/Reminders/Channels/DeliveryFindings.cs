using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Counts what became of deliveries, without saying whose. What failed for good in the last day, or had nobody to go
/// to, makes the service degraded: somebody has to look at the list of deliveries. Each process remembers what it saw
/// itself, and nothing from before it was started: no index answers this over all agencies, and a probe that comes
/// every few seconds must not look through them one by one. The list and the log know all of it.
/// </summary>
internal sealed partial class DeliveryFindings : IHealthCheck, IDisposable
{
    internal const string MeterName = "RiskPlatform.Deliveries";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly TimeProvider clock;
    private readonly ILogger<DeliveryFindings> log;
    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> settled;
    private long lastFailed = long.MinValue;
    private long lastUnaddressed = long.MinValue;

    public DeliveryFindings(TimeProvider clock, ILogger<DeliveryFindings> log)
    {
        (this.clock, this.log) = (clock, log);
        settled = meter.CreateCounter<long>(
            "riskplatform.deliveries", description: "Attempts to deliver, by channel, state and failure.");
    }

    internal void Settled(DueDelivery delivery, DeliveryState state, Attempt attempt)
    {
        var failure = attempt.Failure;
        settled.Add(1, new("channel", delivery.Channel.ToString()), new("state", state.ToString()),
            new("failure", failure.ToString()));
        if (attempt.HasNobody)
        {
            Interlocked.Exchange(ref lastUnaddressed, clock.GetUtcNow().UtcTicks);
            LogUnaddressed(delivery.Id, delivery.Channel);
        }

        if (state is DeliveryState.Sent or DeliveryState.Dropped) return;
        LogAttempt(delivery.Id, delivery.Channel, delivery.Attempts + 1, failure);
        if (state != DeliveryState.Failed) return;
        Interlocked.Exchange(ref lastFailed, clock.GetUtcNow().UtcTicks);
        LogFailed(delivery.Id, delivery.Channel, failure);
    }

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var wrong = new List<string>();
        if (IsRecent(ref lastFailed)) wrong.Add("Deliveries failed for good; ListDeliveries shows which.");
        if (IsRecent(ref lastUnaddressed))
        {
            wrong.Add("Deliveries were dropped because their recipient is gone or has no address; ListDeliveries shows "
                + "which.");
        }

        return Task.FromResult(wrong.Count == 0
            ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', wrong)));
    }

    private bool IsRecent(ref long ticks)
    {
        var last = Interlocked.Read(ref ticks);
        return last != long.MinValue && clock.GetUtcNow().UtcTicks - last <= Remembered.Ticks;
    }

    public void Dispose() => meter.Dispose();

    [LoggerMessage(1, LogLevel.Information, "Delivery {Id} by {Channel}: attempt {Attempt} failed, {Failure}")]
    private partial void LogAttempt(Guid id, DeliveryChannel channel, int attempt, DeliveryFailure failure);

    [LoggerMessage(2, LogLevel.Error, "Delivery {Id} by {Channel} failed for good, {Failure}")]
    private partial void LogFailed(Guid id, DeliveryChannel channel, DeliveryFailure failure);

    [LoggerMessage(3, LogLevel.Warning,
        "Delivery {Id} by {Channel} was dropped: its recipient is gone or has no address")]
    private partial void LogUnaddressed(Guid id, DeliveryChannel channel);
}
