using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>Keeps what a cookie stands for in the database; the cookie holds a random key to it.</summary>
internal sealed class SessionStore(
    IServiceScopeFactory scopes, IDataProtectionProvider protection, IHttpContextAccessor accessor, TimeProvider clock)
    : ITicketStore
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);
    private readonly IDataProtector protector = protection.CreateProtector("sessions");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var now = clock.GetUtcNow();
        db.Sessions.Add(Fill(new Session
        {
            KeyHash = Hash(key),
            Browser = BrowserName.Of(accessor.HttpContext?.Request.Headers.UserAgent.ToString()),
            CreatedAt = now,
            LastSeenAt = now,
        }, ticket));
        await db.SaveChangesAsync();
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var hash = Hash(key);

        // One that was ended meanwhile stays ended.
        if (await db.Sessions.SingleOrDefaultAsync(s => s.KeyHash == hash) is not { } session) return;

        // A key stands for one sign-in of one person. Somebody else's sign-in never takes it over, else whoever put a
        // cookie of their own into this browser would hold the key to what comes next: it goes, and a new one is made.
        if (session.Subject != Subject(ticket) || session.Sid != Sid(ticket))
        {
            await db.Sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
            return;
        }

        Fill(session, ticket).LastSeenAt = clock.GetUtcNow();
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            // As above, at the same moment.
        }
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var (hash, now) = (Hash(key), clock.GetUtcNow());
        var session = await db.Sessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.KeyHash == hash && s.ExpiresAt > now);
        if (session is null) return null;
        if (now - session.LastSeenAt > SeenEvery)
        {
            await db.Sessions.Where(s => s.KeyHash == hash)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now));
        }

        return TicketSerializer.Default.Deserialize(protector.Unprotect(session.Ticket));
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hash = Hash(key);
        await Db(scope).Sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
    }

    private Session Fill(Session session, AuthenticationTicket ticket)
    {
        session.Scheme = ticket.AuthenticationScheme;
        (session.Subject, session.Sid) = (Subject(ticket), Sid(ticket));
        session.ExpiresAt = ticket.Properties.ExpiresUtc ?? clock.GetUtcNow().AddHours(1);
        session.Ticket = protector.Protect(TicketSerializer.Default.Serialize(ticket));
        return session;
    }

    private static string Subject(AuthenticationTicket ticket) => ticket.Principal.FindFirstValue("sub") ?? "";

    private static string Sid(AuthenticationTicket ticket) => ticket.Principal.FindFirstValue("sid") ?? "";

    private static IdentityDb Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<IdentityDb>();

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
