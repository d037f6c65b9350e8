using System.Buffers.Text;
using System.Text;
using RiskPlatform.RiskService.Platform.Errors;

namespace RiskPlatform.RiskService.Platform.Limits;

/// <summary>Pages by the last key of the page before: a page costs the same however far in it is.</summary>
internal static class PageToken
{
    /// <summary>Room for the longest key, an agency's own identifier, in any script.</summary>
    private const int Longest = 4_000;

    internal static int Size(int requested, int standard, int most)
    {
        if (requested < 0 || requested > most)
        {
            throw Violations.One("page_size", $"Send 1 to {most}, or 0 for {standard}.");
        }

        return requested == 0 ? standard : requested;
    }

    /// <summary>Binds the key to the filters, so that a token can't be carried to another list.</summary>
    internal static string Make(string filters, string key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{key}|{Fingerprint(filters)}"));

    /// <summary>The key, or null on the first page.</summary>
    internal static string? Read(string token, string filters) =>
        token.Length == 0 ? null : Find(token, filters) ?? throw Invalid();

    /// <summary>The key, or null where the token is no token of this list.</summary>
    internal static string? Find(string token, string filters)
    {
        if (token.Length > Longest || !Base64Url.IsValid(token)) return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('|');
        return parts.Length == 2 && parts[1] == Fingerprint(filters) ? parts[0] : null;
    }

    /// <summary>An agency's own identifiers can hold the sign that parts a token.</summary>
    internal static string Escaped(string key) =>
        key.Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);

    internal static string Unescaped(string key) =>
        key.Replace("%7C", "|", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);

    internal static FailureException Invalid() =>
        Violations.One("page_token", "Send the next_page_token of the page before, with the same filters.");

    private static string Fingerprint(string filters)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(filters));
        return Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }
}
