using System.Net;
using System.Net.Sockets;

namespace RiskPlatform.RiskService.Reminders.Channels.Webhooks;

/// <summary>
/// Which addresses the platform sends to: those of the public internet alone. An address that carries another in it
/// (mapped, translated or tunnelled) is judged by that one.
/// </summary>
internal static class TargetAddresses
{
    private static readonly IPNetwork[] Forbidden4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",

        // Answers machines of one hosting company only, though it looks public.
        "168.63.129.16/32");

    private static readonly IPNetwork Public6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Forbidden6 = Networks("2001::/23", "2001:db8::/32", "3fff::/20");

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    private static readonly IPNetwork Tunnelled = IPNetwork.Parse("2002::/16");

    /// <summary>What answers the machines of hosting companies with their keys, and neighbours on the same wire: not
    /// even where private networks are let in, some of which they lie in.</summary>
    private static readonly IPNetwork[] Never = Networks(
        "100.100.100.200/32", "168.63.129.16/32", "169.254.0.0/16", "192.0.0.192/32", "fd00:ec2::/32", "fd20:ce::/32",
        "fe80::/10", "fec0::/10", "ff00::/8");

    /// <summary>Private networks, where the configuration lets in those; never what could be anybody's.</summary>
    private static readonly IPNetwork[] Private = Networks(
        "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

    internal static bool Allows(IPAddress address, bool privateNetworks)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (Never.Any(n => n.Contains(plain))) return false;
        if (privateNetworks && Private.Any(n => n.Contains(plain))) return true;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Forbidden4.Any(n => n.Contains(plain)),
            AddressFamily.InterNetworkV6 => plain.ScopeId == 0 && Allows6(plain),
            _ => false,
        };
    }

    private static bool Allows6(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (Translated.Contains(address)) return Allows(new IPAddress(bytes.AsSpan(12, 4)), privateNetworks: false);
        if (Tunnelled.Contains(address)) return Allows(new IPAddress(bytes.AsSpan(2, 4)), privateNetworks: false);
        return Public6.Contains(address) && !Forbidden6.Any(n => n.Contains(address));
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}

/// <summary>An address where the platform does not send.</summary>
internal sealed class ForbiddenTargetException() : Exception("The address is not one that the platform sends to.");
