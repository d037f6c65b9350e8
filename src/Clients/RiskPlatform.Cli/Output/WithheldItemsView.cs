using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>What is withheld from a subject by default, with why, for the people who decide (RECORD-4).</summary>
internal static class WithheldItemsView
{
    internal static void RenderList(IAnsiConsole console, ListWithheldItemsResponse response)
    {
        console.MarkupLine("[bold red]For the agency, never for the subject.[/]");
        foreach (var item in response.Items) Render(console, item);
        if (response.Items.Count == 0)
        {
            console.WriteLine(response.NextPageToken.Length == 0
                ? "No item here."
                : "No item on this page; there are more pages.");
        }

        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Render(IAnsiConsole console, WithheldItem item)
    {
        if (item.Entry is { } entry) EntryView.Render(console, entry);
        console.MarkupLine($"  [bold]Item {Say.Safe(item.ItemId)}[/]: {Decision(item.Decision)}");
        foreach (var reason in item.Reasons) Say.Indented(console, $"• {Say.Safe(Meaning(reason))}", 4);
        if (item.DecisionReason.Length > 0)
        {
            Say.Indented(console, $"Decided {Say.Time(item.DecideTime)} by {Say.Safe(Say.Or(item.DecidedBy))}: "
                + Say.Safe(item.DecisionReason), 4);
        }

        if (item.RedactedText.Length > 0)
            Say.Indented(console, $"Shown instead: “{Say.Safe(item.RedactedText)}”", 4);
    }

    private static string Decision(ItemDecision decision) => decision switch
    {
        ItemDecision.Unspecified => "[yellow]nobody has decided; it is withheld[/]",
        ItemDecision.Withhold => "withheld",
        ItemDecision.Release => "[bold red]RELEASED to the subject[/]",
        ItemDecision.ReleaseRedacted => "[bold red]RELEASED to the subject in other words[/]",
        _ => Codes.Name(decision),
    };

    private static string Meaning(WithholdingReason reason) => reason switch
    {
        WithholdingReason.Survivor => "It comes from the survivor (RESPOND-1).",
        WithholdingReason.Child => "It comes from a child (RESPOND-1).",
        WithholdingReason.Derived => "A record says that it comes from the survivor or a child (RESPOND-1).",
        WithholdingReason.FreeText => "Free text: somebody has to read it for what others said (RESPOND-2).",
        WithholdingReason.Reveals => "Only withheld facts may explain it, so it would reveal them (RESPOND-2).",
        WithholdingReason.OtherPerson => "It is about another person.",
        WithholdingReason.SourceUnknown => "Where it comes from is not recorded.",
        WithholdingReason.BeforeRoleSwap => "Somebody else was the subject then (LOOK-3).",
        WithholdingReason.SpecialistService =>
            "A specialist service spoke: it would tell that the survivor went to one (RESPOND-2).",
        _ => Codes.Name(reason),
    };
}
