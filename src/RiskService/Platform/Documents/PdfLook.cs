using PdfSharp.Drawing;

namespace RiskPlatform.RiskService.Platform.Documents;

/// <summary>How a paragraph looks.</summary>
/// <param name="Size">In points.</param>
/// <param name="Style">Regular, bold or italic.</param>
/// <param name="Indent">From the left margin, in points.</param>
/// <param name="Bar">
/// A line down its left side, across pages too: sets words of somebody else apart from the document's own, so that
/// nothing in them can pass for a heading or a row of it.
/// </param>
internal sealed record PdfLook(
    double Size = 9.5, XFontStyleEx Style = XFontStyleEx.Regular, double Indent = 0, bool Bar = false)
{
    internal static readonly PdfLook Body = new();

    internal static readonly PdfLook Strong = new(Style: XFontStyleEx.Bold);

    internal static readonly PdfLook Small = new(Size: 8);

    /// <summary>Text that a person wrote.</summary>
    internal static readonly PdfLook Words = new(Indent: 14, Bar: true);

    /// <summary>What somebody thinks.</summary>
    internal static readonly PdfLook Opinion = new(Style: XFontStyleEx.Italic, Indent: 14, Bar: true);

    internal static readonly PdfLook Title = new(Size: 18, Style: XFontStyleEx.Bold);

    internal static readonly PdfLook Heading = new(Size: 13, Style: XFontStyleEx.Bold);

    internal static readonly PdfLook Subheading = new(Size: 10.5, Style: XFontStyleEx.Bold);

    internal double LineHeight => Size * 1.38;
}
