using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Errors;

namespace RiskPlatform.RiskService.Reminders.Channels.Webhooks;

/// <summary>
/// Checks where a webhook leads when it is saved, and again at each connection, on the address that is really connected
/// to: a name may lead elsewhere by then.
/// </summary>
internal sealed class WebhookTargets(IOptions<WebhookOptions> options)
{
    internal const int LongestUrl = 2_000;
    private const string Field = "webhook.url";
    private static readonly TimeSpan LookUp = TimeSpan.FromSeconds(5);

    internal async Task CheckAsync(string url, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(url)) throw Violations.One(Field, "Is required.");
        if (url.Length > LongestUrl) throw Violations.One(Field, $"Is longer than {LongestUrl} characters.");
        if (Parse(url) is not { } target)
        {
            throw Violations.One(Field, options.Value.AllowHttp
                ? "Send an http or https address without user, password or fragment."
                : "Send an https address without user, password or fragment.");
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(LookUp);
        try
        {
            await ResolveAsync(target.DnsSafeHost, timeout.Token);
        }
        catch (ForbiddenTargetException)
        {
            throw Violations.One(Field, "Leads to a private, loopback or reserved network. Send a public address.");
        }
        catch (Exception e) when (e is SocketException or ArgumentException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Violations.One(Field, "Its name does not lead anywhere. Check it.");
        }
    }

    /// <summary>Null for what is not sent to.</summary>
    internal Uri? Parse(string url) =>
        !url.Any(char.IsControl) && Uri.TryCreate(url, UriKind.Absolute, out var target)
        && (target.Scheme == Uri.UriSchemeHttps || (options.Value.AllowHttp && target.Scheme == Uri.UriSchemeHttp))
        && target.UserInfo.Length == 0 && target.Fragment.Length == 0 && target.Host.Length > 0
            ? target : null;

    /// <summary>For the handler: connects to an address that was checked, and to no other.</summary>
    internal async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>All of them must be allowed: a name that leads to both is one that somebody plays with.</summary>
    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        var allowed = Array.TrueForAll(
            addresses, a => TargetAddresses.Allows(a, options.Value.AllowPrivateNetworks));
        return allowed ? addresses : throw new ForbiddenTargetException();
    }
}
