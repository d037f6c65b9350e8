using System.Globalization;
using System.Text.RegularExpressions;
using RiskPlatform.RiskService.Platform.Documents;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Copies;

/// <summary>The programme's copy to read. The same copy gives the same bytes.</summary>
internal static partial class ProgrammeCopyPdf
{
    internal static byte[] Write(ProgrammeCopy copy)
    {
        var time = copy.SubmitTime?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;
        using var pdf = new PdfWriter(CopyTexts.ProgrammeTitle, CopyTexts.ProgrammeFooter, time);
        pdf.Title(CopyTexts.ProgrammeTitle);
        pdf.Row("Sent", copy.SubmitTime is null ? "Not sent: a draft" : Day(time));
        pdf.Row("To", copy.ListingName);
        pdf.Row("Referral", copy.ReferralId);
        pdf.Row("Name", Known(copy.SubjectName));
        pdf.Row("Reference", Known(copy.SubjectReference));
        pdf.Row("Age", copy.HasSubjectAge ? copy.SubjectAge.ToString(CultureInfo.InvariantCulture) : Known(""));
        // Without a level, nothing of the abuse is told: a service beside a programme.
        var told = copy.Level != RiskLevel.Unspecified;
        if (told) pdf.Row("Level", copy.Level.ToString());
        if (told) pdf.Row("Child held as a victim", copy.ChildHeld ? "Yes" : "No");
        pdf.Row("Who stays involved", Known(copy.ContinuingWorkerId));
        pdf.Heading("How to work with this safely");
        foreach (var note in copy.SafetyNotes)
        {
            pdf.Paragraph(note);
            pdf.Space(4);
        }

        if (told) Indicators(pdf, CopyTexts.Permitted, copy.Indicators.Where(i => i.ChallengePermitted));
        if (told) Indicators(pdf, CopyTexts.NotPermitted, copy.Indicators.Where(i => !i.ChallengePermitted));
        if (copy.Note.Length > 0)
        {
            pdf.Heading("Note of the referring worker");
            pdf.Paragraph(copy.Note, PdfLook.Words);
        }

        return SettledPdf.Of(pdf.Finish());
    }

    private static void Indicators(PdfWriter pdf, string heading, IEnumerable<SharedIndicator> indicators)
    {
        pdf.Heading(heading);
        var any = false;
        foreach (var indicator in indicators)
        {
            pdf.Paragraph(Words(indicator.Code.ToString()));
            any = true;
        }

        if (!any) pdf.Paragraph("Nothing.");
    }

    private static string Known(string value) => value.Length > 0 ? value : "Not known";

    private static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A code as words: ThreatsToKill as "Threats to kill".</summary>
    private static string Words(string code) =>
        Capitals().Replace(code, c => c.Index == 0 ? c.Value : " " + c.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Capitals();
}
