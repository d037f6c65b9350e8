using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grpc.Core;

namespace RiskPlatform.Client.Tokens;

/// <summary>
/// Exchanges client credentials for a token. Nothing that the provider writes reaches an exception but the standard
/// error code: providers are known to echo what they were sent.
/// </summary>
internal sealed class TokenRequest(HttpClient http, ClientCredentials credentials, RiskPlatformClientOptions options)
{
    private static readonly TimeSpan LifeIfUnsaid = TimeSpan.FromMinutes(1);
    private static readonly HashSet<string> StandardErrors =
    [
        "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type",
        "invalid_scope", "server_error", "temporarily_unavailable",
    ];

    private Uri? endpoint = credentials.TokenEndpoint;

    internal async Task<(string Token, TimeSpan Life)> SendAsync()
    {
        try
        {
            endpoint ??= await DiscoverAsync();
            using var form = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"),
                new("client_id", credentials.ClientId),
                new("client_secret", credentials.ClientSecret),
                new("scope", credentials.Scope),
            ]);
            using var response = await http.PostAsync(endpoint, form);
            return response.IsSuccessStatusCode ? await ReadAsync(response) : throw await RefusedAsync(response);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            throw new TokenRequestException(StatusCode.Unavailable, null, "The token provider cannot be reached.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw NotAToken();
        }
    }

    private async Task<Uri> DiscoverAsync()
    {
        var address = new Uri(credentials.Authority!.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration");
        var document = await http.GetFromJsonAsync<Discovery>(address);
        if (!Uri.TryCreate(document?.TokenEndpoint, UriKind.Absolute, out var found)
            || (found.Scheme != Uri.UriSchemeHttps && found.Scheme != Uri.UriSchemeHttp))
        {
            throw new TokenRequestException(
                StatusCode.Unauthenticated, null, "The provider's discovery document names no token endpoint.");
        }

        return OptionsValidator.Exposed(found, options)
            ? throw new TokenRequestException(StatusCode.Unauthenticated, null,
                "The provider names a token endpoint without TLS; the secret was not sent to it.")
            : found;
    }

    private static async Task<(string Token, TimeSpan Life)> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadFromJsonAsync<Answer>();
        if (string.IsNullOrWhiteSpace(body?.AccessToken)) throw NotAToken();
        var life = body.ExpiresIn is > 0 and < 31_536_000 ? TimeSpan.FromSeconds(body.ExpiresIn.Value) : LifeIfUnsaid;
        return (body.AccessToken, life);
    }

    private static async Task<TokenRequestException> RefusedAsync(HttpResponseMessage response)
    {
        if ((int)response.StatusCode >= 500)
        {
            return new TokenRequestException(
                StatusCode.Unavailable, null, $"The token provider answered {(int)response.StatusCode}.");
        }

        string? code = null;
        try
        {
            code = (await response.Content.ReadFromJsonAsync<Refusal>())?.Error;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            // Not every provider answers in JSON; the status says enough.
        }

        if (code is not null && !StandardErrors.Contains(code)) code = null;
        return new TokenRequestException(StatusCode.Unauthenticated, code,
            $"The token provider refused the client credentials ({code ?? ((int)response.StatusCode).ToString(
                System.Globalization.CultureInfo.InvariantCulture)}). Check client id, secret and scope.");
    }

    private static TokenRequestException NotAToken() =>
        new(StatusCode.Unauthenticated, null, "The token provider's answer holds no token.");

    private sealed record Discovery([property: JsonPropertyName("token_endpoint")] string? TokenEndpoint);

    private sealed record Answer(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")]
        [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] double? ExpiresIn);

    private sealed record Refusal([property: JsonPropertyName("error")] string? Error);
}
