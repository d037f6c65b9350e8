using System.Net;
using System.Net.Sockets;

namespace AdminPortal.Tests.Everywhere;

/// <summary>
/// Stands between the portal and the service. Once shut it takes what is asked and lets nothing through: a service
/// that is there and never answers in time.
/// </summary>
internal sealed class Gate : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource reopened = new();
    private volatile bool isShut;

    /// <summary>Opens it in front of the service, and says where.</summary>
    internal Uri Open(Uri service)
    {
        listener.Start();
        _ = AcceptAsync(service);
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    internal void Shut() => isShut = true;

    public void Dispose()
    {
        stop.Cancel();
        reopened.TrySetCanceled();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync(Uri service)
    {
        var token = stop.Token;
        while (!token.IsCancellationRequested)
        {
            TcpClient from;
            try
            {
                from = await listener.AcceptTcpClientAsync(token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            var to = new TcpClient();
            await to.ConnectAsync(service.Host, service.Port, token);
            _ = CopyAsync(from, to, token);
            _ = CopyAsync(to, from, token);
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, CancellationToken token)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, token) is var length and > 0)
            {
                if (isShut) await reopened.Task;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, length), token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The other side has gone; so does this one.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
