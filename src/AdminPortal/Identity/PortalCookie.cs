using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using RiskPlatform.AdminPortal.Identity.Issuer;
using RiskPlatform.AdminPortal.Identity.People;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>
/// The portal's own session. It comes about in one way only, whoever the issuer is: by OpenID Connect, with a code and
/// a proof key.
/// </summary>
internal static class PortalCookie
{
    internal const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    internal const string SignedOutCallback = "/signed-out-at-issuer";

    /// <summary>What is kept of who signed in.</summary>
    internal static readonly IReadOnlySet<string> Claims =
        new HashSet<string>(StringComparer.Ordinal) { "sub", "name", "agency", "role", "sid", "auth_time" };

    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    internal static void AddPortalCookie(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton<SessionStore>().AddSingleton<PortalTokens>();
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = Scheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie(Scheme, cookie =>
            {
                Common(cookie, "riskplatform-portal", environment);
                cookie.ExpireTimeSpan = Idle;
                cookie.AccessDeniedPath = "/error?status=403";
                cookie.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
                cookie.Events.OnValidatePrincipal = context =>
                    context.HttpContext.RequestServices.GetRequiredService<PortalTokens>().RenewAsync(context);
            })
            .AddOpenIdConnect(client => Common(client, environment));
        services.AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<SessionStore>((cookie, store) => cookie.SessionStore = store);
        services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme)
            .Configure<PortalAddress, IOptions<PortalIdentityOptions>, IServiceProvider>(
                (client, address, options, provider) =>
                {
                    client.Authority = address.Authority.ToString();
                    client.ClientId = options.Value.ClientId;
                    client.ClientSecret = options.Value.IsIssuer
                        ? provider.GetRequiredService<KeyRing>().PortalSecret : options.Value.ClientSecret;
                });
    }

    internal static void Common(CookieAuthenticationOptions cookie, string name, IHostEnvironment environment)
    {
        SafeCookies.Set(cookie.Cookie, name, SameSiteMode.Lax, environment);
        cookie.SlidingExpiration = true;
    }

    private static void Common(OpenIdConnectOptions client, IHostEnvironment environment)
    {
        client.SignInScheme = Scheme;
        client.RequireHttpsMetadata = !environment.IsDevelopment();
        client.ResponseType = OpenIdConnectResponseType.Code;

        // The answer comes by a redirect, with which lax cookies travel; they need no exception for other sites.
        client.ResponseMode = OpenIdConnectResponseMode.Query;
        SafeCookies.SetBelow(client.CorrelationCookie, "riskplatform-sent.", environment);
        SafeCookies.SetBelow(client.NonceCookie, "riskplatform-once.", environment);
        client.UsePkce = true;
        client.SaveTokens = true;
        client.UseTokenLifetime = false;
        client.MapInboundClaims = false;
        client.TokenValidationParameters.NameClaimType = "name";
        client.TokenValidationParameters.RoleClaimType = "role";
        client.CallbackPath = Applications.SignedInPath;
        client.SignedOutCallbackPath = SignedOutCallback;
        client.SignedOutRedirectUri = Applications.SignedOutPath;
        client.Scope.Clear();
        foreach (var scope in new[] { "openid", "offline_access", IssuerSetup.ReadScope, IssuerSetup.WriteScope })
            client.Scope.Add(scope);
        client.Events.OnRedirectToIdentityProvider = ToOneHost;
        client.Events.OnTokenValidated = context =>
        {
            var identity = (System.Security.Claims.ClaimsIdentity)context.Principal!.Identity!;
            foreach (var claim in identity.Claims.Where(c => !Claims.Contains(c.Type)).ToList())
                identity.RemoveClaim(claim);
            return MustBeRecent(context);
        };
        client.Events.OnRemoteFailure = context =>
        {
            // A sign-in that was begun twice or left for long: begin again rather than tell of correlation.
            context.Response.Redirect("/error?status=401");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// An issuer that was asked for a new proof and gave an old one opens nothing dangerous, and is not asked for ever.
    /// </summary>
    private static Task MustBeRecent(TokenValidatedContext context)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Properties?.Items.Remove(RecentSignInAttribute.Asked) is not true
            || RecentSignInAttribute.ProvedWithin(RecentSignInAttribute.Recent, context.Principal, now))
            return Task.CompletedTask;
        context.Response.Redirect("/error?status=403");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>The issuer sends people back to one address; whoever comes by another goes there first.</summary>
    private static Task ToOneHost(RedirectContext context)
    {
        var address = context.HttpContext.RequestServices.GetRequiredService<PortalAddress>().Value;
        if (context.Request.Host.ToUriComponent() == address.Authority) return Task.CompletedTask;
        context.Response.Redirect(
            address.GetLeftPart(UriPartial.Authority) + context.Request.Path + context.Request.QueryString);
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
