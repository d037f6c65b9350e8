using System.Text;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Names as lists are ordered and searched by them.</summary>
internal static class NameKeys
{
    internal static string Of(string name) => name.Trim().ToLowerInvariant();

    internal static string Prefix(string text) => text.TrimStart().ToLowerInvariant();

    /// <summary>
    /// The first key after all that begin so, in the order of both engines; null if there is none. A range can be
    /// sought along an index where a pattern can't.
    /// </summary>
    internal static string? After(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        if (runes.Count == 0) return null;
        var next = runes[^1].Value + 1;
        if (!Rune.IsValid(next)) next = 0xE000;
        return runes[^1].Value == 0x10FFFF
            ? null
            : string.Concat(runes[..^1].Select(r => r.ToString())) + new Rune(next);
    }
}
