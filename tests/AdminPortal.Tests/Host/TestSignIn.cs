using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AdminPortal.Tests.Host;

/// <summary>Takes who is signed in from a cookie that tests set, in place of the sign-in.</summary>
internal sealed class TestSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string Name = "test";
    internal const string Cookie = "test-person";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie] is not { } cookie) return Task.FromResult(AuthenticateResult.NoResult());
        var parts = Uri.UnescapeDataString(cookie).Split('|');
        var (roles, agency, subject, token) = (parts[0], parts[1], parts[2], parts[3]);
        var proved = TimeProvider.GetUtcNow().AddSeconds(-int.Parse(parts[4], CultureInfo.InvariantCulture))
            .ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var identity = new ClaimsIdentity(
            [new("sub", subject), new("name", subject), new("agency", agency), new("auth_time", proved),
                .. roles.Split(',').Select(r => new Claim("role", r))],
            Name, "name", "role");
        var properties = new AuthenticationProperties();
        properties.StoreTokens([new AuthenticationToken { Name = "access_token", Value = token }]);
        return Task.FromResult(
            AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Name)));
    }

    protected override Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties) =>
        Task.CompletedTask;

    protected override Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        Response.Cookies.Delete(Cookie);
        return Task.CompletedTask;
    }
}
