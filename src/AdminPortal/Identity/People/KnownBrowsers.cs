using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// The browsers that an account knows (OWASP calls what they have device cookies). Wrong attempts in one are counted on
/// their own: whoever knows an address and nothing else locks the account for strangers, never for its own person.
/// </summary>
public sealed class KnownBrowsers(
    IdentityDb db, IHttpContextAccessor accessor, KnownCookie cookie, IOptions<IdentityOptions> options,
    TimeProvider clock)
{
    /// <summary>So many of one person; of more, those that were used last.</summary>
    internal const int Most = 20;

    /// <summary>This request's browser, as the account knows it; null for a stranger.</summary>
    internal async Task<KnownBrowser?> FindAsync(PersonAccount person)
    {
        if (accessor.HttpContext is not { } http || cookie.KeyOf(http, person.Id) is not { } key) return null;
        var (hash, now) = (Hash(key), clock.GetUtcNow());
        return await db.KnownBrowsers.AsNoTracking().SingleOrDefaultAsync(
            b => b.KeyHash == hash && b.PersonId == person.Id && b.ExpiresAt > now);
    }

    internal bool IsLocked(KnownBrowser browser) => browser.LockedUntil > clock.GetUtcNow();

    /// <summary>Counts a wrong attempt, by the same numbers as those of strangers.</summary>
    internal async Task FailedAsync(KnownBrowser browser)
    {
        var (now, lockout) = (clock.GetUtcNow(), options.Value.Lockout);
        var (since, until) = (now - StrangersAttempts.Counted, now + lockout.DefaultLockoutTimeSpan);
        var row = db.KnownBrowsers.Where(b => b.KeyHash == browser.KeyHash);

        // Counted by the database, so that of several at once each counts.
        await row.ExecuteUpdateAsync(b => b
            .SetProperty(x => x.Failures, x => x.FailuresSince >= since ? x.Failures + 1 : 1)
            .SetProperty(x => x.FailuresSince, x => x.FailuresSince >= since ? x.FailuresSince : now));
        await row.Where(b => b.Failures >= lockout.MaxFailedAccessAttempts).ExecuteUpdateAsync(b => b
            .SetProperty(x => x.LockedUntil, until)
            .SetProperty(x => x.Failures, 0).SetProperty(x => x.FailuresSince, (DateTimeOffset?)null));
    }

    internal Task ResetAsync(KnownBrowser browser) => db.KnownBrowsers.Where(b => b.KeyHash == browser.KeyHash)
        .ExecuteUpdateAsync(b => b
            .SetProperty(x => x.Failures, 0).SetProperty(x => x.FailuresSince, (DateTimeOffset?)null));

    /// <summary>
    /// Has the account know this browser, after password and code, or a passkey. Each time by a new key: a copy of the
    /// one before is worth nothing from then on.
    /// </summary>
    internal async Task RememberAsync(PersonAccount person)
    {
        if (accessor.HttpContext is not { } http) return;
        var before = await FindAsync(person);
        if (before is not null)
            await db.KnownBrowsers.Where(b => b.KeyHash == before.KeyHash).ExecuteDeleteAsync();
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.KnownBrowsers.Add(new KnownBrowser
        {
            KeyHash = Hash(key),
            PersonId = person.Id,
            ExpiresAt = clock.GetUtcNow() + KnownCookie.Lifetime,

            // A passkey is let in while passwords and codes are not, and gives nobody more attempts at those.
            Failures = before?.Failures ?? 0,
            FailuresSince = before?.FailuresSince,
            LockedUntil = before?.LockedUntil,
        });
        await db.SaveChangesAsync();
        await db.KnownBrowsers.Where(b => b.PersonId == person.Id).OrderByDescending(b => b.ExpiresAt).Skip(Most)
            .ExecuteDeleteAsync();
        cookie.Put(http, person.Id, key);
    }

    /// <summary>Every browser is a stranger to the account from now on, except perhaps this one.</summary>
    internal async Task ForgetAsync(PersonAccount person, bool exceptThis = false)
    {
        var kept = exceptThis ? (await FindAsync(person))?.KeyHash : null;
        await db.KnownBrowsers.Where(b => b.PersonId == person.Id && b.KeyHash != kept).ExecuteDeleteAsync();
    }

    /// <summary>What these keys are of is a stranger from now on, to every account.</summary>
    internal static Task EndAsync(IdentityDb db, IReadOnlyList<string> keys)
    {
        var hashes = keys.Select(Hash).ToList();
        return db.KnownBrowsers.Where(b => hashes.Contains(b.KeyHash)).ExecuteDeleteAsync();
    }

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
