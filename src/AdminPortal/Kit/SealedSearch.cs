using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// Carries what somebody searches for in the address as <c>search</c>, sealed: words, a place or a language may be
/// somebody's after all, and addresses stay in a browser's history. Going back, a bookmark and the next page still
/// work, for anybody of the same agency.
/// </summary>
public sealed class SealedSearch(IDataProtectionProvider protection)
{
    internal const string Key = "search";

    /// <summary>Of the whole, so that the address stays one that everything on its way takes.</summary>
    private const int MostCharacters = 3_000;

    /// <summary>The page with a search; null where there is more in it than an address takes.</summary>
    internal string? Address<T>(string path, Person person, T searched)
    {
        var sealedSearch = Protector(person, path).Protect(JsonSerializer.Serialize(searched));
        return sealedSearch.Length > MostCharacters ? null : $"{path}?{Key}={sealedSearch}";
    }

    /// <summary>What was searched for; null for nothing, and for what was not sealed here.</summary>
    internal T? Open<T>(string path, Person person, string? sealedSearch) where T : class
    {
        if (string.IsNullOrEmpty(sealedSearch)) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(Protector(person, path).Unprotect(sealedSearch));
        }
        catch (Exception other) when (other is CryptographicException or JsonException)
        {
            // Of an earlier version, where it is a bookmark.
            return null;
        }
    }

    private IDataProtector Protector(Person person, string path) =>
        protection.CreateProtector("search", person.Agency, path);
}
