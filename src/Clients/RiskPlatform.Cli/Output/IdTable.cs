using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>
/// A table whose ids are never broken in two: where it is too wide for the terminal, a few lines a row take its place.
/// </summary>
internal sealed class IdTable(IAnsiConsole console, int id, params string[] columns)
{
    private readonly List<string[]> rows = [];

    /// <summary>From how many columns of the terminal it is a table; more where a row has two ids.</summary>
    internal int Wide { get; init; } = 116;

    internal void Add(params string[] cells) => rows.Add(cells);

    /// <param name="whole">Columns that are not broken either where there is room.</param>
    internal void Write(params int[] whole)
    {
        if (console.Profile.Width < Wide)
        {
            foreach (var row in rows) Lines(row);
            return;
        }

        var table = Say.Table(columns);
        foreach (var column in whole.Append(id)) table.Columns[column].NoWrap = true;
        foreach (var row in rows) table.AddRow(row);
        console.Write(table);
    }

    private void Lines(string[] row)
    {
        Say.Whole(console, $"[bold]{row[id]}[/]");
        Say.Indented(console, string.Join("; ", columns.Zip(row)
            .Where((c, i) => i != id && c.Second.Length > 0)
            .Select(c => $"[grey]{Say.Safe(c.First)}[/] {c.Second}")));
    }
}
