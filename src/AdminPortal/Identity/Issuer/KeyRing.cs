using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.Issuer;

/// <summary>
/// The keys of the issuer, which change by themselves. The next one is published well before it signs, and the last one
/// until nothing that it signed is still good, so that nobody who trusts the issuer notices.
/// </summary>
internal sealed class KeyRing(
    IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock,
    IOptions<PortalIdentityOptions> options) : IConfigureOptions<OpenIddictServerOptions>,
    IOptionsChangeTokenSource<OpenIddictServerOptions>, IDisposable
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(2), Behind = TimeSpan.FromDays(2);
    private readonly IDataProtector protector = protection.CreateProtector("issuer-keys");
    private IReadOnlyList<StoredKey> keys = [];
    private CancellationTokenSource changed = new();

    string IOptionsChangeTokenSource<OpenIddictServerOptions>.Name => Options.DefaultName;

    /// <summary>What the portal proves itself with at its own issuer.</summary>
    internal string PortalSecret => Convert.ToBase64String(Open(InOrder(KeyUse.Portal).First()));

    /// <summary>Since when the key that signs now does so; null if there is none.</summary>
    internal DateTimeOffset? SigningSince => InOrder(KeyUse.Sign).FirstOrDefault()?.From;

    public void Dispose() => changed.Dispose();

    public IChangeToken GetChangeToken() => new CancellationChangeToken(changed.Token);

    public void Configure(OpenIddictServerOptions options)
    {
        foreach (var key in InOrder(KeyUse.Sign))
        {
            var ec = ECDsa.Create();
            ec.ImportPkcs8PrivateKey(Open(key), out _);
            options.SigningCredentials.Add(new SigningCredentials(
                new ECDsaSecurityKey(ec) { KeyId = Name(key) }, SecurityAlgorithms.EcdsaSha256));
        }

        foreach (var key in InOrder(KeyUse.Encrypt))
        {
            options.EncryptionCredentials.Add(new EncryptingCredentials(
                new SymmetricSecurityKey(Open(key)) { KeyId = Name(key) },
                SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        }
    }

    /// <summary>Makes the keys that are due, forgets those that are past, and tells the issuer.</summary>
    internal async Task TurnAsync(CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var all = await db.Keys.ToListAsync(cancellationToken);
        foreach (var use in Enum.GetValues<KeyUse>()) Turn(db, use, [.. all.Where(k => k.Use == use)]);
        await db.SaveChangesAsync(cancellationToken);
        keys = await db.Keys.AsNoTracking().ToListAsync(cancellationToken);
        var old = Interlocked.Exchange(ref changed, new CancellationTokenSource());
        await old.CancelAsync();
    }

    private void Turn(IdentityDb db, KeyUse use, List<StoredKey> all)
    {
        var now = clock.GetUtcNow();
        var newest = all.MaxBy(k => k.From);
        if (newest is null)
        {
            db.Keys.Add(Make(use, now));
        }
        else if (use != KeyUse.Portal && newest.From + options.Value.KeyLifetime - Ahead <= now)
        {
            var turn = newest.From + options.Value.KeyLifetime;
            db.Keys.Add(Make(use, turn > now + Ahead ? turn : now + Ahead));
        }

        // A key is past when the one after it has been in use for longer than anything lives.
        foreach (var key in all)
            if (all.Any(k => k.From > key.From && k.From + Behind < now)) db.Keys.Remove(key);
    }

    private StoredKey Make(KeyUse use, DateTimeOffset from)
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = use == KeyUse.Sign ? ec.ExportPkcs8PrivateKey() : RandomNumberGenerator.GetBytes(32);
        return new StoredKey { Use = use, From = from, Sealed = protector.Protect(key) };
    }

    /// <summary>The one in use first: the issuer signs with the first.</summary>
    private IEnumerable<StoredKey> InOrder(KeyUse use)
    {
        var now = clock.GetUtcNow();
        return keys.Where(k => k.Use == use).OrderBy(k => k.From > now).ThenByDescending(k => k.From);
    }

    private byte[] Open(StoredKey key) => protector.Unprotect(key.Sealed);

    private static string Name(StoredKey key) => key.Id.ToString("N");
}
