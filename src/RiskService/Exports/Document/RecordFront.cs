using RiskPlatform.RiskService.Exports.Zip;
using RiskPlatform.RiskService.Platform.Documents;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Exports.Document;

/// <summary>What stands on the first page of each volume.</summary>
internal sealed class RecordFront(ExportRow export, CaseKey key, EvidenceSigner signer)
{
    internal string Footer =>
        $"Case {export.CaseId}, export {export.Id}. Can put people at risk: never for the subject or people close to "
        + "them.";

    internal DateTimeOffset CreateTime => export.CreateTime;

    internal void Write(PdfWriter pdf, int volume)
    {
        pdf.Title(volume == 1 ? "Record of a case" : $"Record of a case, volume {volume}");
        pdf.Paragraph(
            "This document holds what survivors, children and others have said. In the wrong hands it can put people "
            + "at risk. It is for those who asked for it, never for the subject of the case or people close to them.",
            PdfLook.Strong);
        pdf.Space(8);
        pdf.Row("Case", export.CaseId.ToString());
        pdf.Row("Agency", export.AgencyId);
        pdf.Row("Asked for by", export.CreatedBy);
        pdf.Row("For", OneLine(key.OpenText(export.Recipient, ExportRow.RecipientField, export.Id)));
        pdf.Row("When", EntryWords.Time(export.CreateTime));
        pdf.Row("Export", export.Id.ToString());
        pdf.Row("Entries", $"{export.EntryCount}");
        pdf.Row("Hash of the last entry", ExportJson.Hex(export.HeadHash));
        pdf.Row("Id of the signing key", ExportJson.Hex(signer.KeyId));
        pdf.Space(4);
        pdf.Paragraph("Why, as given:", PdfLook.Strong);
        pdf.Paragraph(key.OpenText(export.Reason, ExportRow.ReasonField, export.Id), PdfLook.Words);
        pdf.Heading("How to read it");
        pdf.Paragraph(
            "Entries stand in the order in which they were recorded, and nothing is ever changed or removed. A "
            + "correction is an entry of its own; the corrected entry stays as it was, and each names the other. What "
            + "people wrote stands beside a grey bar. Words that somebody said stand in quotation marks after the name "
            + "of the speaker. What a worker thinks is headed as opinion and set in italics: it is not a statement of "
            + "fact. Times are in UTC. A character that this document cannot show stands as \uFFFD; entries.json holds "
            + "it as it was written.");
        pdf.Paragraph(
            "This document is made from entries.json in the same export. README.txt says how to check both.");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
