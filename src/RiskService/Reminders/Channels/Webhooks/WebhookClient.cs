using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Webhooks;

/// <summary>
/// Posts to agencies' systems: through no proxy, with no cookies, following nothing, and reading of the answer no more
/// than its status. It is no client of the factory's, which logs addresses; they may hold tokens.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    private readonly HttpClient http;
    private readonly WebhookTargets targets;
    private readonly TimeProvider clock;
    private readonly TimeSpan timeout;

    public WebhookClient(WebhookTargets targets, TimeProvider clock, IOptions<WebhookOptions> options)
    {
        (this.targets, this.clock) = (targets, clock);
        timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = targets.ConnectAsync,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxConnectionsPerServer = 4,
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 64 * 1024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    internal async Task<Attempt> SendAsync(
        string url, Guid id, byte[] body, IReadOnlyList<byte[]> secrets, CancellationToken cancellationToken)
    {
        if (targets.Parse(url) is not { } target) return Attempt.Closed(DeliveryFailure.TargetForbidden);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        using var request = Request(target, id, body, secrets);
        try
        {
            using var response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return Judge(response);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Attempt.Closed(DeliveryFailure.Timeout);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException
            or ForbiddenTargetException)
        {
            return Attempt.Closed(Failure(e));
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(Uri target, Guid id, byte[] body, IReadOnlyList<byte[]> secrets)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.ParseAdd("RiskPlatform");
        request.Headers.Add("webhook-id", id.ToString());
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(id, timestamp, body, secrets));
        return request;
    }

    /// <summary>Redirects are refusals: nobody checked where they lead.</summary>
    private Attempt Judge(HttpResponseMessage response)
    {
        var code = (int)response.StatusCode;
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => Attempt.Sent,
            HttpStatusCode.Gone => Attempt.Never(DeliveryFailure.Refused) with { Gone = true },
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= (HttpStatusCode)500 =>
                Attempt.Closed(DeliveryFailure.RefusedForNow) with { RetryAfter = RetryAfter(response) },
            _ => Attempt.Later(DeliveryFailure.Refused, code < 300 ? Patience.Long : Patience.Short),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.Now(),
        _ => null,
    };

    private static DeliveryFailure Failure(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is ForbiddenTargetException) return DeliveryFailure.TargetForbidden;
            if (e is AuthenticationException) return DeliveryFailure.Security;
        }

        return DeliveryFailure.Unreachable;
    }
}
