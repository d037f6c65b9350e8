using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Small pieces of output that every view shares.</summary>
internal static class Say
{
    private const int WideEnough = 116;

    /// <summary>
    /// Text from outside, made safe: it can neither style the output nor move the cursor, so nothing that somebody
    /// recorded can hide or forge a line.
    /// </summary>
    internal static string Safe(string text) => Markup.Escape(Plain(text));

    internal static string Plain(string text) =>
        text.Any(IsUnsafe) ? string.Concat(text.Select(c => IsUnsafe(c) ? '\uFFFD' : c)) : text;

    internal static string Time(Timestamp? time) => time is null
        ? "—"
        : time.ToDateTimeOffset().ToString("ddd d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A span as people say it.</summary>
    internal static string Span(TimeSpan span) => span switch
    {
        { TotalHours: < 1 } => Count((int)Math.Max(0, Math.Round(span.TotalMinutes)), "minute"),
        { TotalHours: <= 72 } => Count((int)Math.Round(span.TotalHours), "hour"),
        _ => Count((int)Math.Round(span.TotalDays), "day"),
    };

    internal static string Or(string text, string otherwise = "—") => text.Length == 0 ? otherwise : text;

    internal static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Safe(text)}[/]");
    }

    internal static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns) table.AddColumn(new TableColumn(Safe(column)));
        return table;
    }

    /// <summary>
    /// Keeps columns on one line: an id that is broken in two can't be copied or searched. On a narrow terminal they do
    /// break, since a table that does not fit is not shown at all.
    /// </summary>
    internal static Table KeepWhole(this Table table, IAnsiConsole console, params int[] columns)
    {
        if (console.Profile.Width < WideEnough) return table;
        foreach (var column in columns) table.Columns[column].NoWrap = true;
        return table;
    }

    internal static Grid Pairs(params (string Name, string Markup)[] pairs)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var (name, markup) in pairs) grid.AddRow($"[grey]{Safe(name)}[/]", markup);
        return grid;
    }

    internal static void NextPage(IAnsiConsole console, string token)
    {
        if (token.Length > 0) console.MarkupLine($"More: add [bold]--page-token {Safe(token)}[/]");
    }

    private static string Count(int number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")}";

    // Control characters, and those that turn the direction of writing around.
    private static bool IsUnsafe(char c) =>
        (char.IsControl(c) && c is not '\n' and not '\t')
            || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
