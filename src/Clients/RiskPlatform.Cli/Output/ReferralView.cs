using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.Cli.Commands.Referrals;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>One referral, for the referring agency's workers. Nothing of it is for the subject.</summary>
internal static class ReferralView
{
    internal static void Render(Call call, Referral referral)
    {
        var console = call.Console;
        var checkedOnly = referral.ReferralId.Length == 0;
        if (checkedOnly) console.MarkupLine("[bold]Checked: nothing was stored. It would be made like this.[/]");
        (string Name, string Text)[] pairs =
        [
            ("Referral", referral.ReferralId),
            ("Case", referral.CaseId),
            ("To", $"{referral.ListingName}, {referral.OrganisationName}"),
            ("Listing", referral.ListingId),
            ("Kind", Words.Of(referral.ListingType)),
            ("For", referral.Purpose == ReferralPurpose.Abuse
                ? "the abuse (REFER-1)"
                : "something else beside it; it takes the place of nothing (REFER-4)"),
            ("State", State(referral.State)),
            ("Continues", Say.Or(referral.ContinuingWorkerId)),
            ("Looked at again", Say.Or(referral.ReviewDate)),
            ("Note", referral.Note),
            ("Consulted", Words.List(referral.AgenciesConsulted)),
            ("Made", Say.Time(referral.CreateTime)),
            ("Submitted", Say.Time(referral.SubmitTime)),
            ("First contact", Say.Time(referral.FirstContactTime)),
            ("Ended", Say.Time(referral.EndTime)),
            ("Etag", referral.Etag),
        ];
        console.Write(Say.Pairs(
            [.. pairs.Where(p => p.Text is not ("" or "—")).Select(p => (p.Name, Say.Safe(p.Text)))]));
        if (referral.Override is { } decided)
        {
            Say.Indented(console, $"[yellow]! A manager decided otherwise than {Say.Safe(string.Join(", ",
                decided.RuleIds))}[/]: {Say.Safe(decided.Reason)}");
        }

        foreach (var advisory in referral.Advisories)
        {
            Say.Indented(
                console, $"[yellow]! {Say.Safe(advisory.RuleId)}[/] {Say.Safe(Say.OneLine(advisory.Message))}");
        }

        MatchView.Criteria(console, referral.Criteria, full: false);
        Search(console, referral.ProgrammeSearch);
        History(console, referral);
        if (!checkedOnly) Next(call, referral.ReferralId, referral.AllowedMoves);
    }

    internal static void Standing(Call call, ReferralStanding standing, string? caseId)
    {
        call.Console.Write(Say.Pairs(
            ("Referral", Say.Safe(standing.ReferralId)),
            ("State", State(standing.State)),
            ("Moved", Say.Time(standing.MoveTime)),
            ("Etag", Say.Safe(standing.Etag))));
        if (caseId is not null)
        {
            call.Console.WriteLine("What it leaves to do:");
            Say.Command(call.Console, call.Hints.For("referral", "tasks", "--case", caseId));
        }

        Next(call, standing.ReferralId, standing.AllowedMoves);
    }

    internal static string State(ReferralState state) => $"{Codes.Name(state)}: {Words.Of(state)}";

    internal static void Next(Call call, string id, IEnumerable<ReferralMove> moves)
    {
        var names = moves.Select(Moves.NameOf).Where(n => n.Length > 0).ToList();
        if (names.Count == 0) return;
        Say.Heading(call.Console, "What you could do next, once it is so");
        foreach (var name in names) Say.Command(call.Console, call.Hints.For("referral", name, id), "  ");
    }

    private static void Search(IAnsiConsole console, ProgrammeSearch? search)
    {
        if (search is null) return;
        Say.Heading(console, $"Programmes that were found on {Say.Time(search.SearchTime)} (REFER-4)");
        if (search.Programmes.Count == 0) Say.Bullet(console, "None that fits.");
        foreach (var p in search.Programmes)
            Say.Whole(console, $"  • {Say.Safe(Say.OneLine(p.Name))} {Say.Safe(p.ListingId)}");
    }

    private static void History(IAnsiConsole console, Referral referral)
    {
        if (referral.Moves.Count == 0) return;
        Say.Heading(console, "What happened, newest first");
        foreach (var move in referral.Moves)
        {
            var why = move.Reason == ReferralReason.Unspecified ? "" : $", {Codes.Name(move.Reason)}";
            Say.Bullet(console, $"{Say.Time(move.OccurredTime ?? move.MoveTime)}: {Codes.Name(move.ToState)}{why}, by"
                + $" {Say.OneLine(move.MovedBy)} ({Words.Of(move.Mover)})"
                + (move.Note.Length == 0 ? "" : $": {Say.OneLine(move.Note)}"));
        }
    }
}
