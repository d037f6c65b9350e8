using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>
/// The tokens of whoever is signed in: renewed before they end, and given back when the person signs out.
/// </summary>
internal sealed partial class PortalTokens(
    IOptionsMonitor<OpenIdConnectOptions> options, TimeProvider clock, ILogger<PortalTokens> logger)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private OpenIdConnectOptions Client => options.Get(OpenIdConnectDefaults.AuthenticationScheme);

    /// <summary>Whoever the issuer gives no new token to is signed out.</summary>
    internal async Task RenewAsync(CookieValidatePrincipalContext context)
    {
        if (context.Properties.GetTokenValue("expires_at") is not { } text
            || DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) - Early > clock.GetUtcNow()) return;
        try
        {
            if (await AskAsync(context.Properties.GetTokenValue("refresh_token") ?? "") is { } answer)
            {
                Keep(context, answer);
                return;
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or InvalidOperationException)
        {
            // The issuer does not answer: what the person has holds as long as it does.
            LogNoAnswer(e);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>Gives the session's tokens back to an issuer elsewhere, without waiting for it long.</summary>
    internal async Task GiveBackAsync(string? refreshToken)
    {
        if (refreshToken is null) return;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            var issuer = await Client.ConfigurationManager!.GetConfigurationAsync(limit.Token);
            if (issuer.RevocationEndpoint is not { Length: > 0 } address) return;
            using var form = Form(new() { ["token"] = refreshToken, ["token_type_hint"] = "refresh_token" });
            using var answer = await Client.Backchannel.PostAsync(new Uri(address), form, limit.Token);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or InvalidOperationException)
        {
            LogNoAnswer(e);
        }
    }

    private async Task<JsonElement?> AskAsync(string refreshToken)
    {
        var issuer = await Client.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);
        using var form = Form(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken });
        using var answer = await Client.Backchannel.PostAsync(new Uri(issuer.TokenEndpoint), form);
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private FormUrlEncodedContent Form(Dictionary<string, string> fields)
    {
        fields["client_id"] = Client.ClientId!;
        fields["client_secret"] = Client.ClientSecret ?? "";
        return new FormUrlEncodedContent(fields);
    }

    private void Keep(CookieValidatePrincipalContext context, JsonElement answer)
    {
        var properties = context.Properties;
        properties.UpdateTokenValue("access_token", answer.GetProperty("access_token").GetString()!);
        if (answer.TryGetProperty("refresh_token", out var next))
            properties.UpdateTokenValue("refresh_token", next.GetString()!);
        var until = clock.GetUtcNow().AddSeconds(answer.GetProperty("expires_in").GetInt32());
        properties.UpdateTokenValue("expires_at", until.ToString("o", CultureInfo.InvariantCulture));
        if (answer.TryGetProperty("id_token", out var id)) context.ReplacePrincipal(Read(context, id.GetString()!));
        context.ShouldRenew = true;
    }

    /// <summary>What the person is now. It came from the issuer itself, so its signature says no more.</summary>
    private static ClaimsPrincipal Read(CookieValidatePrincipalContext context, string idToken)
    {
        var before = (ClaimsIdentity)context.Principal!.Identity!;
        var now = new JsonWebToken(idToken).Claims.Where(c => PortalCookie.Claims.Contains(c.Type)).ToList();
        var kept = before.Claims.Where(c => now.All(n => n.Type != c.Type) && c.Type != "role");
        return new ClaimsPrincipal(new ClaimsIdentity(
            kept.Concat(now), before.AuthenticationType, before.NameClaimType, before.RoleClaimType));
    }

    [LoggerMessage(LogLevel.Warning, "The issuer of tokens does not answer.")]
    private partial void LogNoAnswer(Exception e);
}
