using System.Globalization;
using System.Text;

namespace RiskPlatform.RiskService.Platform.Documents;

/// <summary>
/// Text as a document can show it. What people wrote is not trusted: a control character, a character that turns the
/// direction of writing around or hides, half a character, and a character that the font can't draw are shown as
/// U+FFFD, so that nothing disappears and nothing stands in another order than it was written. Scripts that are
/// written from right to left or joined up need shaping, which the writer does not do: shown wrongly they would
/// mislead, so they too are replaced.
/// </summary>
internal static class ShownText
{
    internal static string Of(string text, FontFace face, out bool replaced)
    {
        replaced = false;
        StringBuilder? shown = null;
        var at = 0;
        while (at < text.Length)
        {
            var whole = Rune.TryGetRuneAt(text, at, out var character);
            var length = whole ? character.Utf16SequenceLength : 1;
            var end = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            if (whole && Shows(character, face))
            {
                shown?.Append(text, at, length);
            }
            else
            {
                shown ??= new StringBuilder(text, 0, at, text.Length + 8);
                if (text[at] == '\t') shown.Append("    ");
                else if (!end) shown.Append('\uFFFD');
                replaced |= text[at] != '\t' && !end;
            }

            at += length;
        }

        return shown?.ToString() ?? text;
    }

    private static bool Shows(Rune character, FontFace face) => character.Value is '\n' or ' '
        || (face.Has(character) && !NeedsShaping(character.Value) && Rune.GetUnicodeCategory(character) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
            or UnicodeCategory.OtherNotAssigned));

    // Hebrew to Arabic Extended-A, the scripts of South and South-East Asia, and the forms of presentation.
    private static bool NeedsShaping(int c) =>
        c is (>= 0x0590 and <= 0x109F) or (>= 0x1780 and <= 0x18AF) or (>= 0xFB1D and <= 0xFDFF)
            or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
