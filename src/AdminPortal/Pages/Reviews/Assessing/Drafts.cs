using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>
/// Assessments that are being written. Each is kept sealed for a short time, one for each person and case, under a key
/// that tells nothing of either: no address leads to it, and nobody else can open it. A page has it too, sealed in the
/// same way, so that it outlives a restart of the portal.
/// </summary>
public sealed class Drafts(IDistributedCache cache, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long it is kept after it was last changed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(4);

    private static readonly DistributedCacheEntryOptions Entry = new() { AbsoluteExpirationRelativeToNow = Kept };

    /// <summary>The person's draft of the case, or null.</summary>
    public async Task<Draft?> FindAsync(Person person, Guid caseId) =>
        await cache.GetAsync(Key(person, caseId)) is { } sealedDraft ? Open(person, caseId, sealedDraft) : null;

    /// <summary>The draft that a page brought back, or null where it is another's, too old or none.</summary>
    public Draft? Unseal(Person person, Guid caseId, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Open(person, caseId, bytes[..length]) : null;
    }

    /// <summary>For a page to bring back.</summary>
    public string Seal(Person person, Guid caseId, Draft draft) => Convert.ToBase64String(Close(person, caseId, draft));

    /// <summary>Keeps it as it is now.</summary>
    public async Task SaveAsync(Person person, Guid caseId, Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        draft.RequestId = Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        await cache.SetAsync(Key(person, caseId), Close(person, caseId, draft), Entry);
    }

    public Task RemoveAsync(Person person, Guid caseId) => cache.RemoveAsync(Key(person, caseId));

    private byte[] Close(Person person, Guid caseId, Draft draft) =>
        Protector(person, caseId).Protect(JsonSerializer.SerializeToUtf8Bytes(draft), clock.GetUtcNow() + Kept);

    private Draft? Open(Person person, Guid caseId, byte[] sealedDraft)
    {
        try
        {
            return JsonSerializer.Deserialize<Draft>(Protector(person, caseId).Unprotect(sealedDraft));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(Person person, Guid caseId) => protection
        .CreateProtector("assessment-draft", person.Agency, person.Subject, caseId.ToString())
        .ToTimeLimitedDataProtector();

    private static string Key(Person person, Guid caseId) => "assessment-draft:" + Convert.ToHexString(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', person.Agency, person.Subject, caseId))));
}
