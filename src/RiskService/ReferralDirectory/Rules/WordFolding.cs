using System.Globalization;
using System.Text;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>
/// Words as they are compared: "Menter Môn" is found by "menter mon". Case, diacritics and the apostrophe within a
/// word count for nothing.
/// </summary>
internal static class WordFolding
{
    /// <summary>The words, one space between.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Safe(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) folded.Append(Rune.ToLowerInvariant(rune));
            else if (!IsPartOfWord(rune) && folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        if (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }

    internal static string[] Words(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsPartOfWord(Rune rune) =>
        rune.Value is '\'' or 0x2019
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format;

    /// <summary>Half of a pair, or what is no character, can't be normalised.</summary>
    private static string Safe(string text)
    {
        foreach (var character in text)
        {
            if (char.IsSurrogate(character) || character >= 0xFFFE)
            {
                return string.Concat(text.EnumerateRunes().Select(
                    r => r == Rune.ReplacementChar || (r.Value & 0xFFFE) == 0xFFFE ? " " : r.ToString()));
            }
        }

        return text;
    }
}
