using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// The sign-ins of people. Ending one takes its cookies and its tokens, so that nothing of it works anywhere.
/// </summary>
public sealed class Sessions(IdentityDb db, IServiceProvider services, TimeProvider clock)
{
    /// <summary>Where an authorization of the issuer keeps which session it belongs to.</summary>
    internal const string Property = "sid";

    internal Task<bool> IsThereAsync(string subject, string sid, CancellationToken cancellationToken) =>
        db.Sessions.AnyAsync(s => s.Sid == sid && s.Subject == subject, cancellationToken);

    /// <summary>One row for each sign-in, the latest seen first.</summary>
    internal async Task<IReadOnlyList<Session>> ListAsync(string subject, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Sessions.AsNoTracking().Where(s => s.Subject == subject && s.ExpiresAt > now)
            .ToListAsync(cancellationToken);
        return [.. rows.GroupBy(s => s.Sid).Select(g => g.MaxBy(s => s.LastSeenAt)!)
            .OrderByDescending(s => s.LastSeenAt)];
    }

    internal async Task EndAsync(string subject, string sid, CancellationToken cancellationToken)
    {
        await db.Sessions.Where(s => s.Sid == sid && s.Subject == subject).ExecuteDeleteAsync(cancellationToken);
        await ForgetFormsAsync(subject, cancellationToken);
        await RevokeAsync(subject, s => s == sid, cancellationToken);
    }

    /// <summary>Ends every session of a person, except perhaps the one they are in.</summary>
    internal async Task EndAllAsync(string subject, string? except, CancellationToken cancellationToken)
    {
        await db.Sessions.Where(s => s.Subject == subject && s.Sid != except).ExecuteDeleteAsync(cancellationToken);
        await ForgetFormsAsync(subject, cancellationToken);
        await RevokeAsync(subject, s => s != except, cancellationToken);
    }

    /// <summary>What they sent and did not go on with is kept no longer.</summary>
    internal Task ForgetFormsAsync(string subject, CancellationToken cancellationToken) =>
        db.HeldForms.Where(f => f.Subject == subject).ExecuteDeleteAsync(cancellationToken);

    private async Task RevokeAsync(string subject, Func<string?, bool> which, CancellationToken cancellationToken)
    {
        // Where the issuer is elsewhere, so are these.
        if (services.GetService<IOpenIddictAuthorizationManager>() is not { } authorizations) return;
        var tokens = services.GetRequiredService<IOpenIddictTokenManager>();
        var mine = new List<object>();
        await foreach (var authorization in authorizations.FindBySubjectAsync(subject, cancellationToken))
            mine.Add(authorization);
        foreach (var authorization in mine)
        {
            var properties = await authorizations.GetPropertiesAsync(authorization, cancellationToken);
            if (!which(properties.TryGetValue(Property, out var sid) ? sid.GetString() : null)) continue;
            await authorizations.TryRevokeAsync(authorization, cancellationToken);
            var id = await authorizations.GetIdAsync(authorization, cancellationToken);
            await tokens.RevokeByAuthorizationIdAsync(id!, cancellationToken);
        }
    }
}
