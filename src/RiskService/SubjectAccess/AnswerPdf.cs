using System.Collections.Immutable;
using System.Globalization;
using RiskPlatform.RiskService.Platform.Documents;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>An answer to read. Its only time is the day of completion; the same answer gives the same bytes.</summary>
internal static class AnswerPdf
{
    internal static byte[] Write(SubjectAnswer answer)
    {
        var day = new DateTimeOffset(answer.HeldOn, TimeOnly.MinValue, TimeSpan.Zero);
        using var pdf = new PdfWriter(AnswerWords.Title, AnswerWords.Title, day);
        pdf.Title(AnswerWords.Title);
        pdf.Row("Date", Day(answer.HeldOn));
        pdf.Row("Your reference", answer.Reference);
        pdf.Row("Your name", answer.Name);
        pdf.Space(6);
        pdf.Paragraph(AnswerWords.Held);
        pdf.Space(4);
        pdf.Paragraph(AnswerWords.Limits);
        Section(pdf, AnswerWords.FactsHeading, answer.Facts, isQuoted: false);
        Section(pdf, AnswerWords.OwnWordsHeading, answer.OwnWords, isQuoted: true);
        Section(pdf, AnswerWords.ContactsHeading, answer.Contacts, isQuoted: false);
        Section(pdf, AnswerWords.ReleasedHeading, answer.Released, isQuoted: true);
        pdf.Heading(AnswerWords.RightsHeading);
        pdf.Paragraph(AnswerWords.Correct);
        pdf.Space(4);
        pdf.Paragraph(AnswerWords.Complain);
        if (answer.Support is { } support)
        {
            pdf.Heading(AnswerWords.SupportHeading);
            pdf.Paragraph(AnswerWords.SupportIntroduction);
            pdf.Space(4);
            pdf.Row(support.Name, $"{support.Phone}\n{support.Url}");
        }

        if (pdf.HasReplacements)
        {
            pdf.Space(8);
            pdf.Paragraph(AnswerWords.Replaced, PdfLook.Small);
        }

        return SettledPdf.Of(pdf.Finish());
    }

    private static void Section(PdfWriter pdf, string heading, ImmutableArray<ShownItem> items, bool isQuoted)
    {
        pdf.Heading(heading);
        if (items.IsEmpty) pdf.Paragraph(AnswerWords.Nothing);
        foreach (var item in items)
        {
            var day = item.On is { } on ? Day(on) : "No date";
            if (isQuoted)
            {
                if (item.On is not null) pdf.Paragraph(day, PdfLook.Small);
                pdf.Paragraph(item.Text, PdfLook.Words);
                pdf.Space(4);
            }
            else
            {
                pdf.Row(day, item.Detail.Length > 0 ? $"{item.Text}\nTold by: {item.Detail}" : item.Text);
                pdf.Space(2);
            }
        }
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
