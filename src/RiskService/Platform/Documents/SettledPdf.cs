using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskPlatform.RiskService.Platform.Documents;

/// <summary>
/// The document library names each file, and the fonts in it, by chance. Here the names follow from what the file says,
/// at the same length so that no place in it moves: the same answer gives the same bytes, and a file that differs says
/// something else.
/// </summary>
internal static partial class SettledPdf
{
    private const int Patience = 60_000;
    private const string NoName = "00000000-0000-0000-0000-000000000000";

    internal static byte[] Of(byte[] pdf)
    {
        var fonts = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = FontNames().Replace(Encoding.Latin1.GetString(pdf), found =>
        {
            if (fonts.TryGetValue(found.Value, out var name)) return name;
            return fonts[found.Value] = $"AAAAA{(char)('A' + fonts.Count)}";
        });
        text = FileIds().Replace(Uuids().Replace(text, NoName), new string('0', 32));
        var id = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(text)).AsSpan(0, 16));
        return Encoding.Latin1.GetBytes(FileIds().Replace(text, id));
    }

    [GeneratedRegex(@"(?<=/(FontName|BaseFont)/)[A-Z]{6}(?=\+)", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex FontNames();

    [GeneratedRegex("(?<=(DocumentID|InstanceID)>uuid:)[0-9a-f-]{36}(?=<)", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Uuids();

    [GeneratedRegex(@"(?<=/ID\[<([0-9A-F]{32}><)?)[0-9A-F]{32}(?=>)", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex FileIds();
}
