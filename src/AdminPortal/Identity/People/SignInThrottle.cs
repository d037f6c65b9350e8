using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>How often one address may try to prove who it is, whoever it says it is.</summary>
public sealed class SignInThrottle(IOptions<PortalIdentityOptions> options) : IDisposable
{
    internal const string Words = "Too many attempts from this connection. Wait five minutes, then try again";

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.AttemptsPerAddress,
            Window = TimeSpan.FromMinutes(5),
            SegmentsPerWindow = 5,
        }));

    /// <summary>Counts an attempt; false if it is one too many.</summary>
    internal bool Allows(HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
