using Grpc.Net.Client;

namespace RiskPlatform.Client.Calls;

/// <summary>How bytes travel: HTTP/2, kept alive, with names looked up anew now and then.</summary>
internal static class Transport
{
    /// <summary>A page of 50 assessments with their snapshots is larger than gRPC's usual 4 MB.</summary>
    private const int MaxMessageBytes = 32 * 1024 * 1024;

    internal static GrpcChannelOptions For(RiskPlatformClientOptions options) => new()
    {
        HttpHandler = options.HttpHandler ?? NewHandler(options.Address!),
        DisposeHttpClient = options.HttpHandler is null,
        MaxReceiveMessageSize = MaxMessageBytes,
    };

    internal static SocketsHttpHandler NewHandler(Uri address) => new()
    {
        // A proxy can't reach this machine's own addresses, and most can't carry HTTP/2 without TLS.
        UseProxy = !address.IsLoopback,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        KeepAlivePingDelay = TimeSpan.FromSeconds(60),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(30),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        AllowAutoRedirect = false,
    };
}
