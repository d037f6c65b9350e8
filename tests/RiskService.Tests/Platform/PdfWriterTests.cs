using System.Text;
using RiskPlatform.RiskService.Platform.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace RiskService.Tests.Platform;

/// <summary>Documents read back by another library.</summary>
public sealed class PdfWriterTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Plain words, with commas.")]
    [InlineData("Łódź, Ελλάδα, Москва, naïve façade")]
    [InlineData("quotes “like these” – and dashes — and £5")]
    public void What_is_written_can_be_read(string words) =>
        Assert.Contains(words, Text(pdf => pdf.Paragraph(words)), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\u202Eb", "a\uFFFDb")]
    [InlineData("a\0b\u001Bc", "a\uFFFDb\uFFFDc")]
    [InlineData("a\u200Bb", "a\uFFFDb")]
    [InlineData("語", "\uFFFD")]
    [InlineData("שלום", "\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("سلام", "\uFFFD\uFFFD\uFFFD\uFFFD")]
    public void What_cannot_be_shown_is_seen_to_be_missing(string words, string shown)
    {
        using var pdf = new PdfWriter("t", "f", Time);
        pdf.Paragraph("before");
        Assert.False(pdf.HasReplacements);
        pdf.Paragraph(words);
        Assert.True(pdf.HasReplacements);
        Assert.Contains(shown, Read(pdf.Finish())[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_seen_too()
    {
        Assert.Equal("a\uFFFDb", ShownText.Of("a\uD83Db", PdfFonts.Regular, out var replaced));
        Assert.True(replaced);
        Assert.Equal("a\nb    c", ShownText.Of("a\r\nb\tc", PdfFonts.Regular, out replaced));
        Assert.False(replaced);
    }

    [Fact]
    public void Any_text_at_all_makes_a_document()
    {
        var random = new Random(7);
        var text = new StringBuilder();
        for (var i = 0; i < 3_000; i++) text.Append((char)random.Next(0x10000));
        Assert.NotEmpty(Text(pdf =>
        {
            pdf.Title(text.ToString());
            pdf.Row(text.ToString(), text.ToString());
            pdf.Paragraph(text.ToString(), PdfLook.Words);
        }));
    }

    [Fact]
    public void Long_text_wraps_and_runs_on_over_pages_with_numbers_and_footer()
    {
        var words = string.Join(' ', Enumerable.Range(0, 3_000).Select(i => $"word{i}"));
        using var pdf = new PdfWriter("t", "The footer", Time);
        pdf.Paragraph(words, PdfLook.Words);
        pdf.Paragraph(new string('x', 2_000));
        var file = pdf.Finish();
        var pages = Read(file);
        Assert.True(pages.Count > 3);
        for (var i = 0; i < pages.Count; i++)
        {
            Assert.Contains("The footer", pages[i], StringComparison.Ordinal);
            Assert.Contains($"Page {i + 1} of {pages.Count}", pages[i], StringComparison.Ordinal);
        }

        var all = string.Concat(pages);
        Assert.All(Enumerable.Range(0, 3_000), i => Assert.Contains($"word{i}", all, StringComparison.Ordinal));
        Assert.Equal(2_000, all.Count(c => c == 'x'));
        using var read = PdfDocument.Open(file);
        Assert.All(read.GetPages(), p => Assert.All(p.Letters, l => Assert.InRange(l.BoundingBox.Right, 0, 595 - 50)));
    }

    private static string Text(Action<PdfWriter> write)
    {
        using var pdf = new PdfWriter("t", "f", Time);
        write(pdf);
        return string.Join('\n', Read(pdf.Finish()));
    }

    private static List<string> Read(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return [.. document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))];
    }
}
