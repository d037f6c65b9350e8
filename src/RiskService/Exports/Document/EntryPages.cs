using RiskPlatform.RiskService.Exports.Zip;
using RiskPlatform.RiskService.Platform.Documents;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports.Document;

/// <summary>
/// One entry as people read it: who, when, what is fact, whose words, and what is opinion, apart (RECORD-1).
/// </summary>
internal static class EntryPages
{
    internal static void Write(PdfWriter pdf, ExportEntry entry)
    {
        var content = entry.Content;
        pdf.Heading($"Entry {entry.Row.Number}: {EntryWords.Of(entry.Row.Kind)}");
        pdf.Row("Recorded", EntryWords.Time(entry.Row.RecordTime));
        pdf.Row("Recorded by", OneLine(By(content)));
        if (content.Recorded?.CorrectsNumber is > 0 and var corrects) pdf.Row("Corrects", $"entry {corrects}");
        if (entry.CorrectedBy.Count > 0)
        {
            pdf.Row("Corrected by", $"entry {string.Join(", entry ", entry.CorrectedBy)}. Read both.");
        }

        if (content.Recorded is { } recorded) Recorded(pdf, recorded);
        else MessageText.Write(pdf, content, "recorded_by", "client_id", "practice_flags");
        foreach (var flag in content.PracticeFlags)
        {
            pdf.Row("Practice flag", OneLine($"{flag.RuleId}: {flag.Message}"));
        }

        pdf.Paragraph($"Hash {ExportJson.Hex(entry.Row.Hash)}", PdfLook.Small);
        pdf.Rule();
    }

    private static void Recorded(PdfWriter pdf, RecordedEntry entry)
    {
        if (entry.WorkerId.Length > 0) pdf.Row("Worker", OneLine(entry.WorkerId));
        if (entry.OccurredTime is { } occurred) pdf.Row("Happened", EntryWords.Time(occurred));
        if (entry.HeardTime is { } heard) pdf.Row("Learned of", EntryWords.Time(heard));
        if (entry.Sources.Count > 0) pdf.Row("Sources", EntryWords.List(entry.Sources.Select(EntryWords.Of)));
        foreach (var person in entry.PeoplePresent) pdf.Row("Present", OneLine(Present(person)));
        if (entry.PutToSubject.Count > 0)
        {
            pdf.Row("Put to the subject", EntryWords.List(entry.PutToSubject.Select(i => EntryWords.Of(i))));
        }

        if (entry.ConfidentialityLimitsExplained) pdf.Row("Told", "where confidentiality ends");
        if (entry.SharedWith.Count > 0)
        {
            pdf.Row("Shared with", EntryWords.List(entry.SharedWith.Select(s => EntryWords.Of(s))));
        }

        Part(pdf, "Account", entry.Account, PdfLook.Words);
        foreach (var quote in entry.Quotes) Quoted(pdf, quote);
        Part(pdf, EntryWords.OpinionHeading, entry.Opinion, PdfLook.Opinion);
        foreach (var file in entry.Attachments)
        {
            pdf.Row("Attachment", OneLine(file.Reference));
            pdf.Row("", $"{OneLine(file.MediaType)} SHA-256 {ExportJson.Hex(file.Sha256.ToByteArray())}".Trim());
        }
    }

    private static void Quoted(PdfWriter pdf, Quote quote)
    {
        var speaker = quote.Speaker is { } known ? EntryWords.Of(known) : "somebody who is not recorded";
        Part(pdf, $"Words of {speaker}, quoted", $"“{quote.Words}”", PdfLook.Words);
    }

    private static void Part(PdfWriter pdf, string name, string text, PdfLook look)
    {
        if (text.Length == 0) return;
        pdf.Subheading(name);
        pdf.Paragraph(text, look);
    }

    private static string By(EntryContent content) => content.ClientId == content.RecordedBy
        ? content.RecordedBy
        : $"{content.RecordedBy}, through {content.ClientId}";

    private static string Present(PersonPresent person) => person.PersonCase == PersonPresent.PersonOneofCase.PartyId
        ? $"person {person.PartyId} of the case"
        : person.Description;

    /// <summary>A value beside a name stays on its line: nothing in it can pass for another name and value.</summary>
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
