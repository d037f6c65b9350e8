using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;

namespace RiskPlatform.RiskService.Platform.Limits;

/// <summary>
/// A token bucket per client, on the platform's own clock so that tests own time (the framework's limiters read the
/// machine's). One client's flood never slows another's calls. Idle buckets are dropped.
/// </summary>
internal sealed class ClientRateLimiter(IOptions<RateLimitOptions> options, TimeProvider clock)
{
    private const int SweepEvery = 10_000;

    private readonly ConcurrentDictionary<(string Agency, string Client), Bucket> buckets = new();
    private int calls;

    /// <summary>Takes one call of this client's allowance; if there is none, how long until there is.</summary>
    internal TimeSpan? Take(Caller caller)
    {
        var limits = options.Value;
        var now = clock.GetTimestamp();
        var bucket = buckets.GetOrAdd((caller.AgencyId, caller.ClientId), _ => new Bucket(limits.Burst, now));
        var wait = bucket.Take(now, limits, clock);
        if (Interlocked.Increment(ref calls) % SweepEvery == 0) DropIdle(now, limits);
        return wait > TimeSpan.Zero ? wait : null;
    }

    private void DropIdle(long now, RateLimitOptions limits)
    {
        // A bucket that has had time to fill is the same as a new one.
        var fills = TimeSpan.FromSeconds((double)limits.Burst / limits.CallsPerSecond);
        foreach (var (key, bucket) in buckets)
        {
            if (clock.GetElapsedTime(bucket.LastSeen, now) > fills) buckets.TryRemove(key, out _);
        }
    }

    private sealed class Bucket(double tokens, long lastSeen)
    {
        private readonly Lock gate = new();
        private double tokens = tokens;

        internal long LastSeen { get; private set; } = lastSeen;

        internal TimeSpan Take(long now, RateLimitOptions limits, TimeProvider clock)
        {
            lock (gate)
            {
                var since = clock.GetElapsedTime(LastSeen, now).TotalSeconds;
                if (since > 0)
                {
                    tokens = Math.Min(limits.Burst, tokens + (since * limits.CallsPerSecond));
                    LastSeen = now;
                }

                if (tokens >= 1)
                {
                    tokens--;
                    return TimeSpan.Zero;
                }

                return TimeSpan.FromSeconds((1 - tokens) / limits.CallsPerSecond);
            }
        }
    }
}
