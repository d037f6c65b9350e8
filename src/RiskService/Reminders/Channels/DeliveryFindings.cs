using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>
/// Counts what became of deliveries, without saying whose. What failed for good in the last day, seen by this process,
/// makes the service degraded: somebody has to look at the list of failed deliveries.
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

    public DeliveryFindings(TimeProvider clock, ILogger<DeliveryFindings> log)
    {
        (this.clock, this.log) = (clock, log);
        settled = meter.CreateCounter<long>(
            "riskplatform.deliveries", description: "Attempts to deliver, by channel, state and failure.");
    }

    internal void Settled(DueDelivery delivery, DeliveryState state, DeliveryFailure failure)
    {
        settled.Add(1, new("channel", delivery.Channel.ToString()), new("state", state.ToString()),
            new("failure", failure.ToString()));
        if (state is DeliveryState.Sent or DeliveryState.Dropped) return;
        LogAttempt(delivery.Id, delivery.Channel, delivery.Attempts + 1, failure);
        if (state != DeliveryState.Failed) return;
        Interlocked.Exchange(ref lastFailed, clock.GetUtcNow().UtcTicks);
        LogFailed(delivery.Id, delivery.Channel, failure);
    }

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var last = Interlocked.Read(ref lastFailed);
        return Task.FromResult(last == long.MinValue || clock.GetUtcNow().UtcTicks - last > Remembered.Ticks
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("Deliveries failed for good; ListDeliveries shows which."));
    }

    public void Dispose() => meter.Dispose();

    [LoggerMessage(1, LogLevel.Information, "Delivery {Id} by {Channel}: attempt {Attempt} failed, {Failure}")]
    private partial void LogAttempt(Guid id, DeliveryChannel channel, int attempt, DeliveryFailure failure);

    [LoggerMessage(2, LogLevel.Error, "Delivery {Id} by {Channel} failed for good, {Failure}")]
    private partial void LogFailed(Guid id, DeliveryChannel channel, DeliveryFailure failure);
}
