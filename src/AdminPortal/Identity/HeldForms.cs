using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>
/// Forms that wait until whoever sent them has proved again who they are. Nobody else gets one, and none waits long.
/// </summary>
public sealed class HeldForms(IdentityDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    internal const string Path = "/proved";
    private const int Longest = 256 * 1024;
    private const string AntiForgery = "__RequestVerificationToken";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>What leads to the form of this request; null for one that can't be kept.</summary>
    internal async Task<string?> KeepAsync(HttpContext http)
    {
        var request = http.Request;
        if (!request.HasFormContentType) return null;
        var form = await request.ReadFormAsync(http.RequestAborted);
        var fields = form.Where(f => f.Key != AntiForgery)
            .SelectMany(f => f.Value.Select(v => new Field(f.Key, v ?? ""))).ToList();
        var content = JsonSerializer.SerializeToUtf8Bytes(new Held(request.Path + request.QueryString, fields));
        if (form.Files.Count > 0 || content.Length > Longest) return null;
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.HeldForms.Add(new HeldForm
        {
            KeyHash = Hash(id),
            Subject = http.User.FindFirstValue("sub") ?? "",
            ExpiresAt = clock.GetUtcNow() + Lifetime,
            Content = Protector(http.User).Protect(content),
        });
        await db.SaveChangesAsync(http.RequestAborted);
        return id;
    }

    /// <summary>The form, for the same person at the same agency; null if there is none any more.</summary>
    internal async Task<Held?> FindAsync(string? id, ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (id is not { Length: > 0 and < 100 }) return null;
        var (hash, now, subject) = (Hash(id), clock.GetUtcNow(), person.FindFirstValue("sub") ?? "");
        var held = await db.HeldForms.AsNoTracking().SingleOrDefaultAsync(
            f => f.KeyHash == hash && f.Subject == subject && f.ExpiresAt > now, cancellationToken);
        try
        {
            return held is null ? null : JsonSerializer.Deserialize<Held>(Protector(person).Unprotect(held.Content));
        }
        catch (CryptographicException)
        {
            // Sent for another agency than they work for now.
            return null;
        }
    }

    private IDataProtector Protector(ClaimsPrincipal person) => protection.CreateProtector(
        "held-forms", person.FindFirstValue("sub") ?? "", person.FindFirstValue("agency") ?? "");

    private static string Hash(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>Where a form goes, and what was typed.</summary>
    internal sealed record Held(string To, IReadOnlyList<Field> Fields);

    internal sealed record Field(string Name, string Value);
}
