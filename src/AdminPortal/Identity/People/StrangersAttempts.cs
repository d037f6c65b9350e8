using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// Wrong attempts at an account in browsers that it does not know, counted within a quarter of an hour: ASP.NET Core
/// Identity alone would count those of years together, and of several at once only one.
/// </summary>
public sealed class StrangersAttempts(IdentityDb db, IOptions<IdentityOptions> options, TimeProvider clock)
{
    internal static readonly TimeSpan Counted = TimeSpan.FromMinutes(15);

    internal bool IsLocked(PersonAccount person) => person.LockoutEnd > clock.GetUtcNow();

    internal async Task FailedAsync(PersonAccount person)
    {
        var (now, lockout) = (clock.GetUtcNow(), options.Value.Lockout);
        var (since, until) = (now - Counted, now + lockout.DefaultLockoutTimeSpan);
        var row = db.Users.Where(p => p.Id == person.Id);

        // Counted by the database, so that of several at once each counts.
        await row.ExecuteUpdateAsync(p => p
            .SetProperty(x => x.AccessFailedCount, x => x.FailuresSince >= since ? x.AccessFailedCount + 1 : 1)
            .SetProperty(x => x.FailuresSince, x => x.FailuresSince >= since ? x.FailuresSince : now));
        await row.Where(p => p.AccessFailedCount >= lockout.MaxFailedAccessAttempts).ExecuteUpdateAsync(p => p
            .SetProperty(x => x.LockoutEnd, until)
            .SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.FailuresSince, (DateTimeOffset?)null));
        await db.Entry(person).ReloadAsync();
    }

    internal async Task ResetAsync(PersonAccount person)
    {
        await db.Users.Where(p => p.Id == person.Id && (p.AccessFailedCount > 0 || p.FailuresSince != null))
            .ExecuteUpdateAsync(p => p
                .SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.FailuresSince, (DateTimeOffset?)null));
        await db.Entry(person).ReloadAsync();
    }
}
