using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RiskService.Tests.Channels;

/// <summary>What came to a webhook.</summary>
internal sealed record Hook(string Path, string Id, string Timestamp, string Signature, byte[] Body)
{
    internal JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>A real web server on this machine that takes webhooks, and that tests can make behave badly.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private HookServer(WebApplication app) => this.app = app;

    internal ConcurrentQueue<Hook> Received { get; } = new();

    /// <summary>Answers, by the path that is asked.</summary>
    internal Func<HttpContext, Hook, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    internal string Url => app.Urls.Single();

    internal static IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        Channelling.Set("Webhooks:AllowHttp", true), Channelling.Set("Webhooks:AllowPrivateNetworks", true),
        Channelling.Set("Webhooks:TimeoutSeconds", 1),
    ];

    internal static async Task<HookServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new HookServer(builder.Build());
        server.app.Run(server.TakeAsync);
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers;
        var hook = new Hook(http.Request.Path, headers["webhook-id"].ToString(),
            headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body.ToArray());
        Received.Enqueue(hook);
        await Answer(http, hook);
    }
}
