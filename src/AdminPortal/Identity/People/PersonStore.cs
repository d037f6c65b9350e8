using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// People in the identity database, with the secrets of two-step and recovery sealed, and wrong attempts counted within
/// a quarter of an hour: ASP.NET Core Identity alone would count those of years together.
/// </summary>
internal sealed class PersonStore(
    IdentityDb context, IDataProtectionProvider protection, TimeProvider clock, IdentityErrorDescriber? words)
    : UserOnlyStore<PersonAccount, IdentityDb, Guid>(context, words)
{
    internal static readonly TimeSpan Counted = TimeSpan.FromMinutes(15);
    private readonly IDataProtector protector = protection.CreateProtector("two-step");

    public override Task<int> IncrementAccessFailedCountAsync(
        PersonAccount user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        var now = clock.GetUtcNow();
        if (!(now - user.FailuresSince <= Counted)) (user.FailuresSince, user.AccessFailedCount) = (now, 0);
        return base.IncrementAccessFailedCountAsync(user, cancellationToken);
    }

    public override Task ResetAccessFailedCountAsync(
        PersonAccount user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        user.FailuresSince = null;
        return base.ResetAccessFailedCountAsync(user, cancellationToken);
    }

    public override Task SetTokenAsync(
        PersonAccount user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(
            user, loginProvider, name, value is null ? null : protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(
        PersonAccount user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } value
            ? protector.Unprotect(value) : null;
}
