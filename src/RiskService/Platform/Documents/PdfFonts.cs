using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace RiskPlatform.RiskService.Platform.Documents;

/// <summary>
/// The fonts of every document, carried in the program: a document looks the same wherever it was made, and no
/// machine needs fonts. DejaVu Sans; its licence lies beside it.
/// </summary>
internal static class PdfFonts
{
    private const string Family = "DejaVu Sans";

    internal static FontFace Regular { get; } = FontFace.Load("DejaVuSans");

    internal static FontFace Bold { get; } = FontFace.Load("DejaVuSans-Bold");

    internal static FontFace Italic { get; } = FontFace.Load("DejaVuSans-Oblique");

    static PdfFonts() => GlobalFontSettings.FontResolver = new Resolver();

    internal static FontFace Face(PdfLook look) =>
        look.Style == XFontStyleEx.Bold ? Bold : look.Style == XFontStyleEx.Italic ? Italic : Regular;

    internal static XFont Font(PdfLook look) =>
        new(Family, look.Size, look.Style, new XPdfFontOptions(PdfFontEncoding.Unicode));

    /// <summary>Knows these fonts and no other: what the machine has must not get into a document.</summary>
    private sealed class Resolver : IFontResolver
    {
        public byte[]? GetFont(string faceName) =>
            faceName == Bold.Name ? Bold.Bytes : faceName == Italic.Name ? Italic.Bytes : Regular.Bytes;

        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
            new(isBold ? Bold.Name : isItalic ? Italic.Name : Regular.Name);
    }
}
