using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace RiskPlatform.RiskService.Platform.Limits;

/// <summary>So many requests a minute from each address, for what is open to whoever asks.</summary>
internal static class PerAddress
{
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    internal static RateLimitPartition<string> OfMinute(HttpContext http, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(
            Address(http.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window });

    /// <summary>Whoever has one address of the sixth version has as many as they like: their network counts.</summary>
    private static string Address(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
