using RiskPlatform.RiskService.Platform.Documents;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Copies;

/// <summary>
/// Makes what the subject is given, of public details alone (RESPOND-2). An architecture test holds that it is made
/// nowhere else. It carries no date: the day on which somebody is referred can tell what happened the day before.
/// </summary>
internal static class SubjectCopies
{
    internal static SubjectCopy Make(PublicDetails details) => new()
    {
        ListingName = details.Name,
        OrganisationName = details.Organisation,
        Contact = new ContactDetails { Phone = details.Phone, Email = details.Email, Website = details.Website },
        Paragraphs = { CopyTexts.ForSubject },
    };

    internal static byte[] Pdf(SubjectCopy copy)
    {
        using var pdf = new PdfWriter(CopyTexts.SubjectTitle, copy.ListingName, DateTimeOffset.UnixEpoch);
        pdf.Title(CopyTexts.SubjectTitle);
        Row(pdf, "Service", copy.ListingName);
        Row(pdf, "Run by", copy.OrganisationName);
        Row(pdf, "Telephone", copy.Contact.Phone);
        Row(pdf, "E-mail", copy.Contact.Email);
        Row(pdf, "Website", copy.Contact.Website);
        pdf.Space(8);
        foreach (var paragraph in copy.Paragraphs)
        {
            pdf.Paragraph(paragraph);
            pdf.Space(6);
        }

        return SettledPdf.Of(pdf.Finish());
    }

    private static void Row(PdfWriter pdf, string name, string value)
    {
        if (value.Length > 0) pdf.Row(name, value);
    }
}
