using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace RiskPlatform.RiskService.Platform.Documents;

/// <summary>
/// Writes a readable document of A4 pages, from top to bottom. How to use it:
/// <code>
/// using var pdf = new PdfWriter("Title of the file", "Footer of every page", createTime);
/// pdf.Title("…"); pdf.Heading("…"); pdf.Subheading("…");
/// pdf.Row("Name", "value");                    // name in bold, value beside it, wrapped
/// pdf.Paragraph("…");                          // wrapped; keeps the text's own line ends
/// pdf.Paragraph(words, PdfLook.Words);         // what a person wrote: indented, with a bar beside it
/// pdf.Paragraph(opinion, PdfLook.Opinion);     // the same in italics
/// pdf.Rule(); pdf.Space(6); pdf.NewPage();
/// if (pdf.HasReplacements) …                   // some text held characters that show as U+FFFD (ShownText)
/// byte[] file = pdf.Finish();                  // adds footers with page numbers; last call
/// </code>
/// Any text may be given as it is, however hostile. Words wrap, pages break by themselves, a heading stays with what
/// follows it. The document is held in memory: split long ones by <see cref="PageCount"/>.
/// </summary>
internal sealed class PdfWriter : IDisposable
{
    private const double Margin = 56;
    private const double FooterHeight = 30;
    private const double NameWidth = 130;

    private readonly PdfDocument document = new();
    private readonly Dictionary<PdfLook, XFont> fonts = [];
    private readonly string footer;
    private XGraphics? page;
    private double top;
    private double width;
    private double bottom;

    internal PdfWriter(string title, string footer, DateTimeOffset createTime)
    {
        this.footer = footer;
        document.Info.Title = ShownText.Of(title, PdfFonts.Regular, out _);
        document.Info.CreationDate = document.Info.ModificationDate = createTime.UtcDateTime;
        document.Info.Creator = "RiskPlatform";
        document.Options.CompressContentStreams = true;
        document.Language = "en-GB";
    }

    internal int PageCount => document.PageCount;

    /// <summary>Whether some character so far could not be shown.</summary>
    internal bool HasReplacements { get; private set; }

    internal void Title(string text)
    {
        Paragraph(text, PdfLook.Title);
        Space(8);
    }

    internal void Heading(string text)
    {
        Need(80);
        Space(10);
        Paragraph(text, PdfLook.Heading);
        Space(3);
    }

    internal void Subheading(string text)
    {
        Need(50);
        Space(5);
        Paragraph(text, PdfLook.Subheading);
    }

    internal void Paragraph(string text, PdfLook? look = null)
    {
        look ??= PdfLook.Body;
        foreach (var line in Lines(text, look, look.Indent))
        {
            Need(look.LineHeight);
            if (look.Bar) Bar(look);
            Draw(line, look, look.Indent);
            top += look.LineHeight;
        }
    }

    /// <summary>A name and its value side by side.</summary>
    internal void Row(string name, string value)
    {
        var (names, values) = (Lines(name, PdfLook.Strong, 0, NameWidth - 8), Lines(value, PdfLook.Body, NameWidth));
        for (var i = 0; i < Math.Max(names.Count, values.Count); i++)
        {
            Need(PdfLook.Body.LineHeight);
            if (i < names.Count) Draw(names[i], PdfLook.Strong, 0);
            if (i < values.Count) Draw(values[i], PdfLook.Body, NameWidth);
            top += PdfLook.Body.LineHeight;
        }
    }

    internal void Rule()
    {
        Need(12);
        page!.DrawLine(new XPen(XColors.Gray, 0.5), Margin, top + 6, Margin + width, top + 6);
        top += 12;
    }

    internal void Space(double points) => top += page is null ? 0 : points;

    internal void NewPage()
    {
        page?.Dispose();
        var added = document.AddPage();
        added.Size = PageSize.A4;
        page = XGraphics.FromPdfPage(added);
        (top, width, bottom) = (Margin, added.Width.Point - (2 * Margin), added.Height.Point - Margin - FooterHeight);
    }

    internal byte[] Finish()
    {
        if (page is null) NewPage();
        page!.Dispose();
        for (var i = 0; i < document.PageCount; i++) Footer(document.Pages[i], $"Page {i + 1} of {document.PageCount}");
        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return stream.ToArray();
    }

    public void Dispose()
    {
        page?.Dispose();
        document.Dispose();
    }

    private void Footer(PdfPage on, string number)
    {
        using (page = XGraphics.FromPdfPage(on))
        {
            top = bottom + 14;
            page.DrawLine(new XPen(XColors.Gray, 0.5), Margin, top - 4, Margin + width, top - 4);
            var numberWidth = PdfFonts.Regular.Width(number) * PdfLook.Small.Size;
            Draw(number, PdfLook.Small, width - numberWidth);
            foreach (var line in Lines(footer, PdfLook.Small, 0, width - numberWidth - 12).Take(3))
            {
                Draw(line, PdfLook.Small, 0);
                top += PdfLook.Small.LineHeight;
            }
        }
    }

    private void Need(double height)
    {
        if (page is null || top + height > bottom) NewPage();
    }

    private void Bar(PdfLook look) => page!.DrawLine(
        new XPen(XColors.Gray, 1.2), Margin + look.Indent - 7, top, Margin + look.Indent - 7, top + look.LineHeight);

    private List<string> Lines(string text, PdfLook look, double indent, double? within = null)
    {
        if (page is null) NewPage();
        var face = PdfFonts.Face(look);
        var shown = ShownText.Of(text, face, out var replaced);
        HasReplacements |= replaced;
        return [.. LineBreaks.Wrap(shown, face, look.Size, within ?? (width - indent))];
    }

    private void Draw(string line, PdfLook look, double indent)
    {
        if (line.Length == 0) return;
        if (!fonts.TryGetValue(look, out var font)) fonts[look] = font = PdfFonts.Font(look);
        page!.DrawString(line, font, XBrushes.Black, new XPoint(Margin + indent, top + look.Size));
    }
}
