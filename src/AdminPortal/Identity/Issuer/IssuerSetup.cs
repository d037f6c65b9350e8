using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.Issuer;

/// <summary>The portal as an OpenID Connect issuer, for its own people and for the systems of agencies.</summary>
internal static class IssuerSetup
{
    internal const string Audience = "riskplatform", ReadScope = "risk.read", WriteScope = "risk.write";

    /// <summary>After this long everybody signs in again, however busy.</summary>
    internal static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    internal static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(10);

    internal static void AddIssuer(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(s => s.GetRequiredService<KeyRing>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(
            s => s.GetRequiredService<KeyRing>());
        services.AddOptions<OpenIddictServerOptions>().Configure<PortalAddress, TimeProvider>(
            (server, address, clock) => (server.Issuer, server.TimeProvider) = (address.Value, clock));
        services.AddSingleton<Applications>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris(IssuerEndpoints.Authorize)
                    .SetTokenEndpointUris(IssuerEndpoints.Token)
                    .SetEndSessionEndpointUris(IssuerEndpoints.EndSession)
                    .SetIntrospectionEndpointUris("connect/introspect")
                    .SetRevocationEndpointUris("connect/revoke");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
                    .AllowClientCredentialsFlow().AllowRefreshTokenFlow();
                server.RegisterScopes(ReadScope, WriteScope, OpenIddictConstants.Scopes.OfflineAccess);
                server.SetAccessTokenLifetime(AccessTokenLifetime).SetIdentityTokenLifetime(AccessTokenLifetime)
                    .SetRefreshTokenLifetime(LongestSession).DisableSlidingRefreshTokenExpiration();

                // RiskService reads them; it holds no key to open them with.
                server.DisableAccessTokenEncryption();

                // Only RiskService may introspect at all; it is neither the audience nor the client by its id.
                server.RemoveEventHandler(
                    OpenIddictServerHandlers.Introspection.ValidateAuthorizedParty.Descriptor);
                var web = server.UseAspNetCore().EnableAuthorizationEndpointPassthrough()
                    .EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough()
                    .EnableStatusCodePagesIntegration();
                if (environment.IsDevelopment()) web.DisableTransportSecurityRequirement();
            });
    }
}
