using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Organisations of the directory.</summary>
internal static class OrganisationView
{
    internal static void Render(IAnsiConsole console, Organisation organisation)
    {
        if (organisation.Synthetic) console.MarkupLine("[yellow]! SYNTHETIC: made up for demonstrations.[/]");
        (string Name, string Text)[] pairs =
        [
            ("Organisation", organisation.OrganisationId),
            ("Name", organisation.Name),
            ("State", Codes.Name(organisation.State)),
            ("What it is", organisation.Description),
            ("Reached by", ListingText.Reached(organisation.Contact)),
            ("Agency of its people", organisation.AgencyId),
            ("From", organisation.Source is { } source ? $"{source.System}: {source.Id}" : ""),
            ("Etag", organisation.Etag),
        ];
        console.Write(Say.Pairs([.. pairs.Where(p => p.Text.Length > 0).Select(p => (p.Name, Say.Safe(p.Text)))]));
    }

    internal static void RenderList(IAnsiConsole console, ListOrganisationsResponse response)
    {
        var table = new IdTable(console, 0, "Organisation", "Name", "State", "Connected as");
        foreach (var o in response.Organisations)
        {
            table.Add(Say.Safe(o.OrganisationId), Say.Safe(Say.OneLine(o.Name + (o.Synthetic ? " (SYNTHETIC)" : ""))),
                Codes.Name(o.State), Say.Safe(Say.Or(o.AgencyId)));
        }

        table.Write(2);
        if (response.Organisations.Count == 0) console.WriteLine("No organisation matches.");
        Say.NextPage(console, response.NextPageToken);
    }
}
