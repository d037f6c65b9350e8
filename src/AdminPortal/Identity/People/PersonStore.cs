using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>People in the identity database, with the secrets of two-step and recovery sealed.</summary>
internal sealed class PersonStore(
    IdentityDb context, IDataProtectionProvider protection, IdentityErrorDescriber? words)
    : UserOnlyStore<PersonAccount, IdentityDb, Guid>(context, words)
{
    private readonly IDataProtector protector = protection.CreateProtector("two-step");

    public override Task SetTokenAsync(
        PersonAccount user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(
            user, loginProvider, name, value is null ? null : protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(
        PersonAccount user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } value
            ? protector.Unprotect(value) : null;
}
