using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>The guidance as tables.</summary>
internal static class GuidanceViews
{
    internal static void Indicators(IAnsiConsole console, ListIndicatorsResponse response)
    {
        var table = Say.Table("Code", "Kind", "What to look or listen for", "Whom to ask while unknown");
        foreach (var i in response.Indicators)
        {
            table.AddRow(Codes.Name(i.Indicator), Codes.Name(i.Kind), Say.Safe($"{i.Label}: {i.Description}"),
                string.Join(", ", i.CouldAsk.Select(Codes.Name)));
        }

        Write(console, table, response.Version);
    }

    internal static void Questions(IAnsiConsole console, ListQuestionsResponse response)
    {
        var table = Say.Table("Set", "Question", "Informs", "Id");
        foreach (var q in response.Questions)
        {
            table.AddRow(Codes.Name(q.Set), Say.Safe(q.Text), string.Join(", ", q.Informs.Select(Codes.Name)),
                Say.Safe(q.QuestionId));
        }

        Write(console, table, response.Version);
    }

    internal static void Advice(IAnsiConsole console, ListAdviceResponse response)
    {
        var table = Say.Table("Kind", "Section", "Advice", "Id");
        foreach (var a in response.Advice)
            table.AddRow(Codes.Name(a.Kind), Codes.Name(a.Section), Say.Safe(a.Text), Say.Safe(a.AdviceId));
        Write(console, table, response.Version);
    }

    internal static void Helplines(IAnsiConsole console, ListHelplinesResponse response)
    {
        var table = Say.Table("Name", "Telephone", "Web", "Offers", "For");
        foreach (var h in response.Helplines)
        {
            table.AddRow(Say.Safe(h.Name), Say.Safe(Say.Or(h.Phone)), Say.Safe(Say.Or(h.Url)), Say.Safe(h.Offers),
                Say.Safe(h.Audience));
        }

        Write(console, table, response.Version);
    }

    internal static void Versions(IAnsiConsole console, ListGuidanceVersionsResponse response)
    {
        var table = Say.Table("Version", "Current", "Languages", "Source");
        foreach (var v in response.Versions)
        {
            table.AddRow(Say.Safe(v.Version), v.Current ? "yes" : "no", Say.Safe(string.Join(", ", v.Languages)),
                Say.Safe(v.Source));
        }

        console.Write(table);
    }

    private static void Write(IAnsiConsole console, Table table, string version)
    {
        console.Write(table);
        console.MarkupLine($"[grey]Guidance {Say.Safe(version)}[/]");
    }
}
