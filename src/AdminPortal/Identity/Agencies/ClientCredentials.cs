using System.Buffers.Text;
using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.Issuer;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace RiskPlatform.AdminPortal.Identity.Agencies;

/// <summary>What the systems of an agency prove themselves with.</summary>
public sealed class ClientCredentials(
    IdentityDb db, IOpenIddictApplicationManager applications, IdentityAudit audit, TimeProvider clock)
{
    /// <summary>Two, so that a new one can be brought in before the old one goes.</summary>
    internal const int Most = 2;

    internal const string AgencySystem = "agency_system", Programme = "programme";
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    internal async Task<IReadOnlyList<ClientCredential>> ListAsync(
        string agency, CancellationToken cancellationToken) =>
        await db.ClientCredentials.AsNoTracking().Where(c => c.AgencyId == agency)
            .OrderBy(c => c.RevokedAt != null).ThenByDescending(c => c.CreatedAt).ToListAsync(cancellationToken);

    /// <summary>Whether one more with this role may be in use.</summary>
    internal async Task<bool> MayAddAsync(string agency, string role, CancellationToken cancellationToken) =>
        await db.ClientCredentials.CountAsync(
            c => c.AgencyId == agency && c.Role == role && c.RevokedAt == null, cancellationToken) < Most;

    /// <summary>
    /// Makes one. Its secret is returned once and kept nowhere; null with a public key. Nothing where as many of its
    /// role are in use as may be, also where another was made at the same moment.
    /// </summary>
    internal async Task<(string ClientId, string? Secret)?> CreateAsync(
        string agency, string role, string description, JsonWebKeySet? keys, CancellationToken cancellationToken)
    {
        var id = $"{agency}-{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(6)).ToLowerInvariant()}"
            .Replace('_', '0');
        var secret = keys is null ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)) : null;
        return await AddAsync(id, secret, agency, role, description, keys, cancellationToken) ? (id, secret) : null;
    }

    /// <summary>One whose id and secret are given, unless it is there already.</summary>
    internal async Task PutAsync(
        string id, string secret, string agency, string role, string description, CancellationToken cancellationToken)
    {
        if (!await db.ClientCredentials.AnyAsync(c => c.ClientId == id, cancellationToken))
            await AddAsync(id, secret, agency, role, description, null, cancellationToken);
    }

    private async Task<bool> AddAsync(
        string id, string? secret, string agency, string role, string description, JsonWebKeySet? keys,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(
            IsolationLevel.Serializable, cancellationToken);
        if (!await MayAddAsync(agency, role, cancellationToken)) return false;
        await applications.CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = id,
            ClientSecret = secret,
            JsonWebKeySet = keys,
            ClientType = ClientTypes.Confidential,
            DisplayName = description,
            Permissions =
            {
                Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.GrantTypes.ClientCredentials,
                Permissions.Prefixes.Scope + IssuerSetup.ReadScope, Permissions.Prefixes.Scope + IssuerSetup.WriteScope,
            },
        }, cancellationToken);
        db.ClientCredentials.Add(new ClientCredential
        {
            ClientId = id,
            AgencyId = agency,
            Description = description,
            Role = role,
            HasPublicKey = keys is not null,
            CreatedAt = clock.GetUtcNow(),
        });
        audit.Note("Made a client credential", agency, id, agencies: [agency]);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes it away with every token it got; whoever asks the issuer learns so at once.</summary>
    internal async Task RevokeAsync(string agency, string clientId, CancellationToken cancellationToken)
    {
        var credential = await db.ClientCredentials.SingleOrDefaultAsync(
            c => c.ClientId == clientId && c.AgencyId == agency && c.RevokedAt == null, cancellationToken);
        if (credential is null) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        credential.RevokedAt = clock.GetUtcNow();
        audit.Note("Revoked a client credential", agency, clientId, agencies: [agency]);
        await db.SaveChangesAsync(cancellationToken);
        if (await applications.FindByClientIdAsync(clientId, cancellationToken) is { } application)
            await applications.DeleteAsync(application, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The credential that asks for a token; null if it, or its agency, is not in use.</summary>
    internal async Task<ClientCredential?> UseAsync(string clientId, CancellationToken cancellationToken)
    {
        var credential = await db.ClientCredentials.AsNoTracking().SingleOrDefaultAsync(
            c => c.ClientId == clientId && c.RevokedAt == null
                && db.Agencies.Any(a => a.Id == c.AgencyId && !a.Suspended), cancellationToken);
        var now = clock.GetUtcNow();
        if (credential is not null && !(now - credential.LastUsedAt < UsedEvery))
        {
            await db.ClientCredentials.Where(c => c.ClientId == clientId)
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.LastUsedAt, now), cancellationToken);
        }

        return credential;
    }

    /// <summary>A public key in PEM, or a JWKS, as the issuer checks against; null if it is neither.</summary>
    internal static JsonWebKeySet? ReadKeys(string text)
    {
        try
        {
            if (text.Contains("PRIVATE", StringComparison.Ordinal)) return null;
            return text.TrimStart().StartsWith('{') ? FromJson(text) : FromPem(text);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static JsonWebKeySet? FromJson(string text)
    {
        var set = text.Contains("\"keys\"", StringComparison.Ordinal)
            ? new JsonWebKeySet(text) : new JsonWebKeySet { Keys = { new JsonWebKey(text) } };
        return set.Keys.Count > 0 && set.Keys.All(k => !k.HasPrivateKey && IsStrong(k)) ? set : null;
    }

    /// <summary>On a curve that the issuer checks with, or RSA of 2,048 bits or more.</summary>
    private static bool IsStrong(JsonWebKey key) => key.Kty switch
    {
        "EC" => key.Crv is "P-256" or "P-384" or "P-521",
        "RSA" => key.KeySize >= 2_048,
        _ => false,
    };

    private static JsonWebKeySet? FromPem(string text)
    {
        JsonWebKey key;
        try
        {
            using var ec = ECDsa.Create();
            ec.ImportFromPem(text);
            key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ec));
        }
        catch (Exception e) when (e is CryptographicException or NotSupportedException)
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(text);
            key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa));
        }

        return IsStrong(key) ? new JsonWebKeySet { Keys = { key } } : null;
    }
}
