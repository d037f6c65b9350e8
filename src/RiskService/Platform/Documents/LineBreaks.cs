using System.Text;

namespace RiskPlatform.RiskService.Platform.Documents;

/// <summary>
/// Breaks text into lines that fit: at its own line ends, else between words, else within a long word.
/// </summary>
internal static class LineBreaks
{
    internal static IEnumerable<string> Wrap(string text, FontFace face, double size, double width)
    {
        foreach (var line in text.Split('\n'))
        {
            var rest = line.TrimEnd(' ');
            if (rest.Length == 0) yield return "";
            while (rest.Length > 0)
            {
                var fits = Fitting(rest, face, width / size);
                yield return rest[..fits].TrimEnd(' ');
                rest = rest[fits..].TrimStart(' ');
            }
        }
    }

    /// <summary>How much of the text goes on one line; always something.</summary>
    private static int Fitting(string text, FontFace face, double ems)
    {
        var (at, afterWord, width) = (0, 0, 0d);
        foreach (Rune character in text.EnumerateRunes())
        {
            width += face.Width(character);
            if (width > ems && at > 0 && character.Value != ' ') return afterWord > 0 ? afterWord : at;
            at += character.Utf16SequenceLength;
            if (character.Value == ' ') afterWord = at;
        }

        return text.Length;
    }
}
