using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace RiskPlatform.AdminPortal.Identity.Issuer;

/// <summary>The clients that settings name: this portal, portals elsewhere, and RiskService, which only asks.</summary>
internal sealed class Applications(
    IServiceScopeFactory scopes, IOptions<PortalIdentityOptions> options, PortalAddress address, KeyRing keys)
{
    internal const string SignedInPath = "/signed-in", SignedOutPath = "/signed-out";

    /// <summary>Writes them as they are set now, at each start.</summary>
    internal async Task RegisterAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var set = options.Value;
        await PutAsync(applications, Portal(set.ClientId, keys.PortalSecret, address.Value), cancellationToken);
        foreach (var other in set.Portals)
            await PutAsync(applications, Portal(other.ClientId, other.ClientSecret, other.Address), cancellationToken);
        if (set.ServiceSecret is not { Length: > 0 } secret) return;
        var service = new OpenIddictApplicationDescriptor
        {
            ClientId = set.ServiceId,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            DisplayName = "RiskService",
            Permissions = { Permissions.Endpoints.Introspection },
        };
        await PutAsync(applications, service, cancellationToken);
    }

    private static OpenIddictApplicationDescriptor Portal(string id, string secret, Uri at) => new()
    {
        ClientId = id,
        ClientSecret = secret,
        ClientType = ClientTypes.Confidential,
        ConsentType = ConsentTypes.Implicit,
        DisplayName = "AdminPortal",
        RedirectUris = { new Uri(at, SignedInPath) },
        PostLogoutRedirectUris = { new Uri(at, PortalCookie.SignedOutCallback) },
        Permissions =
        {
            Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
            Permissions.Endpoints.Revocation,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken,
            Permissions.ResponseTypes.Code,
            Permissions.Prefixes.Scope + IssuerSetup.ReadScope, Permissions.Prefixes.Scope + IssuerSetup.WriteScope,
        },
        Requirements = { Requirements.Features.ProofKeyForCodeExchange },
    };

    private static async Task PutAsync(
        IOpenIddictApplicationManager applications, OpenIddictApplicationDescriptor wanted,
        CancellationToken cancellationToken)
    {
        if (await applications.FindByClientIdAsync(wanted.ClientId!, cancellationToken) is { } there)
            await applications.UpdateAsync(there, wanted, cancellationToken);
        else
            await applications.CreateAsync(wanted, cancellationToken);
    }
}
