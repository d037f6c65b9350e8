using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>A token that its issuer has taken back.</summary>
internal sealed class TokenRevokedException() : SecurityTokenException("The token was revoked.");

/// <summary>
/// Asks the issuer whether a token that is otherwise valid was taken back (RFC 7662), at most once in half a minute for
/// each. Where the issuer does not answer, tokens stay good until they expire: an assessment that could not be made
/// would be the greater harm, and their life is short.
/// </summary>
internal sealed partial class Introspection(
    HttpClient http, IOptions<AuthOptions> options, ILogger<Introspection> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> asked = new(StringComparer.Ordinal);

    private bool isTold;

    /// <summary>False only where the issuer says that the token is not active.</summary>
    internal async Task<bool> IsActiveAsync(
        string token, string key, TokenValidationResult valid, BaseConfigurationManager? issuer)
    {
        if (issuer is null || valid.SecurityToken.Issuer == AuthOptions.DevelopmentIssuer) return true;
        if (options.Value.IntrospectionSecret is not { Length: > 0 } secret)
        {
            if (!Interlocked.Exchange(ref isTold, true)) LogNoSecret();
            return true;
        }

        // Many calls with one token ask once.
        var one = asked.GetOrAdd(key, _ => new Lazy<Task<bool>>(() => AskAsync(token, secret, issuer)));
        try
        {
            return await one.Value;
        }
        finally
        {
            asked.TryRemove(KeyValuePair.Create(key, one));
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<bool> AskAsync(string token, string secret, BaseConfigurationManager issuer)
    {
        try
        {
            var configuration = await issuer.GetBaseConfigurationAsync(CancellationToken.None);
            if (configuration is not OpenIdConnectConfiguration { IntrospectionEndpoint: { Length: > 0 } endpoint })
            {
                LogNoEndpoint();
                return true;
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
                Encoding.UTF8.GetBytes(
                    $"{Uri.EscapeDataString(options.Value.IntrospectionClientId)}:{Uri.EscapeDataString(secret)}")));
            request.Content = new FormUrlEncodedContent([new("token", token), new("token_type_hint", "access_token")]);
            using var response = await http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadFromJsonAsync<Answer>();
            return answer?.Active ?? true;
        }
        catch (Exception e) when (
            e is HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException)
        {
            LogUnreachable(e.GetType().Name);
            return true;
        }
    }

    [LoggerMessage(1, LogLevel.Warning,
        "The issuer did not say whether a token was revoked ({Failure}); it stays good until it expires")]
    private partial void LogUnreachable(string failure);

    [LoggerMessage(2, LogLevel.Warning,
        "The issuer names no introspection endpoint: revoked tokens stay good until they expire")]
    private partial void LogNoEndpoint();

    [LoggerMessage(3, LogLevel.Warning,
        "Auth:IntrospectionSecret is not set: revoked tokens stay good until they expire")]
    private partial void LogNoSecret();

    private sealed record Answer([property: JsonPropertyName("active")] bool? Active);
}
