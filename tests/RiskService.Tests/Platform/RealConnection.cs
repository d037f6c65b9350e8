using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using RiskService.Tests.Host;

namespace RiskService.Tests.Platform;

/// <summary>The service behind its real web server, on a free port, spoken to over HTTP/2.</summary>
internal static class RealConnection
{
    internal static ServiceHost Host() => new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Kestrel:Endpoints:Grpc:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:Web:Url"] = "http://127.0.0.1:0",
        },
    };

    internal static GrpcChannel Open(ServiceHost host)
    {
        host.UseKestrel();
        host.StartServer();
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return GrpcChannel.ForAddress(addresses.First(), new GrpcChannelOptions { MaxSendMessageSize = null });
    }
}
