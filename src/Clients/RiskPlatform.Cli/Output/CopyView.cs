using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>The two copies of a referral. They share nothing but where it goes (RESPOND-2, REFER-5).</summary>
internal static class CopyView
{
    internal static void Programme(IAnsiConsole console, ProgrammeCopy copy)
    {
        console.MarkupLine("[bold red]For the programme. Not for the subject.[/]");
        (string Name, string Text)[] pairs =
        [
            ("Referral", copy.ReferralId),
            ("To", copy.ListingName),
            ("Subject", $"{copy.SubjectReference} {copy.SubjectName}".Trim()),
            ("Age", copy.HasSubjectAge ? $"{copy.SubjectAge}" : ""),
            ("Level", Codes.Name(copy.Level)),
            ("Child", copy.ChildHeld ? "a child is held as a victim" : ""),
            ("Note", copy.Note),
            ("Continues", copy.ContinuingWorkerId),
            ("Submitted", copy.SubmitTime is null ? "" : Say.Time(copy.SubmitTime)),
        ];
        console.Write(Say.Pairs([.. pairs.Where(p => p.Text.Length > 0).Select(p => (p.Name, Say.Safe(p.Text)))]));
        foreach (var i in copy.Indicators)
        {
            console.MarkupLine($"  • {Codes.Name(i.Code)}" + (i.ChallengePermitted
                ? ""
                : " [red]must not be used with the subject (RESPOND-1)[/]"));
        }

        foreach (var note in copy.SafetyNotes) Say.Bullet(console, Say.OneLine(note));
    }

    internal static void Subject(IAnsiConsole console, SubjectCopy copy)
    {
        console.Write(Say.Pairs(
            ("To", Say.Safe($"{copy.ListingName}, {copy.OrganisationName}")),
            ("Reached by", Say.Safe(Say.Or(ListingText.Reached(copy.Contact))))));
        foreach (var paragraph in copy.Paragraphs) Say.Indented(console, Say.Safe(paragraph));
    }

    internal static void Received(Call call, ReceivedReferral referral)
    {
        if (referral.Paused)
        {
            call.Console.MarkupLine("[red]Stop:[/] contact nobody about this referral before you have spoken with the "
                + "referring agency.");
        }

        call.Console.Write(Say.Pairs(
            ("State", ReferralView.State(referral.Standing.State)),
            ("Listing", Say.Safe(referral.ListingId)),
            ("Etag", Say.Safe(referral.Standing.Etag))));
        Programme(call.Console, referral.Copy ?? new ProgrammeCopy());
        ReferralView.Next(call, referral.Standing.ReferralId, referral.Standing.AllowedMoves);
    }
}
