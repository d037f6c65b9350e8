using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>A case, and lists of cases.</summary>
internal static class CaseView
{
    internal static void Render(Call call, Case shown)
    {
        var console = call.Console;
        console.Write(Say.Pairs(
            ("Case", Say.Safe(shown.CaseId)),
            ("Reference", Say.Safe(Say.Or(shown.AgencyReference))),
            ("Level", $"{Levels.Badge(shown.Level)} {Say.Safe(Levels.Meaning(shown.Level))}"),
            ("Assessment", Assessment(shown.AssessmentState)),
            ("State", Codes.Name(shown.State)),
            ("Next review", Say.Time(shown.NextReviewTime)),
            ("Latest assessment", Say.Safe(Say.Or(shown.LatestAssessmentId))),
            ("Etag", Say.Safe(shown.Etag))));
        if (shown.SubjectIntoxicated)
            console.MarkupLine(
                "[yellow]! The subject is recorded as intoxicated: do not speak about abuse now (RESPOND-5).[/]");
        if (shown.LatestAssessmentId.Length > 0)
        {
            console.MarkupLine("[grey]The latest assessment, with what to do now:[/]");
            Say.Command(console, call.Hints.Assessment(shown.CaseId, shown.LatestAssessmentId));
        }

        Swap(console, shown, call.Hints);
        CounterAllegations(console, shown);
        Parties(console, shown);
        Workers(console, shown);
    }

    internal static void RenderList(IAnsiConsole console, ListCasesResponse response)
    {
        var table = new IdTable(console, 0, "Case", "Reference", "Level", "Assessment", "Next review", "State");
        foreach (var c in response.Cases)
        {
            table.Add(Say.Safe(c.CaseId), Say.Safe(Say.Or(c.AgencyReference)), Levels.Badge(c.Level),
                Assessment(c.AssessmentState), Say.Time(c.NextReviewTime), State(c));
        }

        table.Write(2, 3);
        if (response.Cases.Count == 0) console.WriteLine("No case matches.");
        Say.NextPage(console, response.NextPageToken);
    }

    /// <summary>With what it waits for, but for what the assessment's state says already.</summary>
    private static string State(CaseSummary listed)
    {
        var waits = listed.Waits.Where(w => w != CaseWait.SafeguardingAction).Select(w => Codes.Name(w)).ToList();
        return Codes.Name(listed.State) + (waits.Count == 0 ? "" : $", awaits {string.Join(", ", waits)}");
    }

    private static string Assessment(AssessmentState state) => state switch
    {
        AssessmentState.AwaitingSafeguardingAction => "[bold red]AWAITING_SAFEGUARDING_ACTION[/]",
        AssessmentState.NeverAssessed => "[bold magenta]NEVER_ASSESSED[/]",
        _ => Codes.Name(state),
    };

    private static void Swap(IAnsiConsole console, Case shown, Hints hints)
    {
        if (shown.PendingRoleSwap is not { } swap) return;
        Say.Whole(console, $"[yellow]! A role swap waits for a second person (LOOK-3): {Say.Safe(swap.RoleSwapId)}[/]");
        Say.Whole(console, $"  Would become the subject: {Say.Safe(swap.NewSubjectPartyId)}");
        if (swap.Reason.Length > 0) Say.Indented(console, $"Reason given: {Say.Safe(swap.Reason)}");
        Say.Indented(console, "Theirs to decide, with the reason:");
        foreach (var decision in new[] { "approve", "reject" })
        {
            Say.Command(console, hints.ForSecondPerson(
                "swap", decision, shown.CaseId, "--swap", swap.RoleSwapId, "--reason", "-"));
        }
    }

    private static void CounterAllegations(IAnsiConsole console, Case shown)
    {
        foreach (var c in shown.CounterAllegations)
        {
            Say.Whole(console, $"Counter-allegation {Say.Safe(c.CounterAllegationId)}: {CounterAllegationView.Where(c)}"
                + " (LOOK-3)");
        }

        if (shown.CounterAllegations.All(c => c.State == CounterAllegationState.Concluded)) return;
        Say.Indented(console, "Assess it on its own, then record what was found:");
        Say.Command(console, "risk counter-allegation conclude --help");
    }

    // Lines rather than a table: a table breaks ids on a narrow terminal, and other commands need them.
    private static void Parties(IAnsiConsole console, Case shown)
    {
        Say.Heading(console, "People");
        foreach (var p in shown.Parties)
        {
            string[] about =
            [
                p.AgencyReference, p.DisplayName,
                p.ChildEffects.Count == 0 ? "" : string.Join(" ", p.ChildEffects.Select(Codes.Name)),
                p.ChildRelation == ChildRelation.Unspecified ? "" : $"related to {Codes.Name(p.ChildRelation)}",
                Profile(p),
                p.HeldAsVictim ? "held as victim (LOOK-4)" : "",
            ];
            Say.Whole(console, $"  {Codes.Name(p.Role),-8}  {Say.Safe(p.PartyId)}  "
                + Say.Safe(Say.OneLine(string.Join(", ", about.Where(a => a.Length > 0)))));
        }
    }

    // Where a survivor lives is not shown by the way: a screen is seen by others too (REFER-5). --json has it.
    private static string Profile(Party party)
    {
        if (party.Profile is not { } profile) return "";
        if (party.Role == PartyRole.Survivor) return profile.Place is null ? "" : "place recorded";
        string[] about =
        [
            profile.Place is { } place ? $"lives in {place.AreaCode} {place.PostcodeDistrict}".TrimEnd() : "",
            profile.BirthYear == 0 ? "" : $"born {profile.BirthYear}",
            profile.Gender == Gender.Unspecified ? "" : Words.Of(profile.Gender),
            profile.Languages.Count == 0 ? "" : $"speaks {string.Join(" ", profile.Languages)}",
        ];
        return string.Join(", ", about.Where(a => a.Length > 0));
    }

    private static void Workers(IAnsiConsole console, Case shown)
    {
        if (shown.Allocations.Count == 0) return;
        Say.Heading(console, "Workers");
        foreach (var a in shown.Allocations)
        {
            var flags = string.Concat(a.PracticeFlags.Select(f => $", [yellow]! {Say.Safe(f.RuleId)}[/]"));
            Say.Whole(console, $"  {Codes.Name(a.Side),-8}  {Say.Safe(a.AllocationId)}  "
                + $"{Say.Safe(Say.OneLine(a.WorkerId))}, since {Say.Time(a.StartTime)}{flags}");
        }
    }
}
