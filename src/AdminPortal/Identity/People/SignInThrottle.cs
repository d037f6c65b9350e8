using System.Net;
using System.Net.Sockets;
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
        using var lease = limiter.AttemptAcquire(Network(http.Connection.RemoteIpAddress));
        return lease.IsAcquired;
    }

    /// <summary>Whoever has one address of the sixth version has as many as they like: their network counts.</summary>
    private static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    public void Dispose() => limiter.Dispose();
}
