using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Small pieces of output that every view shares.</summary>
internal static class Say
{
    private const int NoWrapping = 10_000;

    /// <summary>
    /// Text from outside, made safe: it can neither style the output nor move the cursor, so nothing that somebody
    /// recorded can hide or forge a line.
    /// </summary>
    internal static string Safe(string text) => Markup.Escape(Plain(text));

    internal static string Plain(string text) =>
        text.Any(IsUnsafe) ? string.Concat(text.Select(c => IsUnsafe(c) ? '\uFFFD' : c)) : text;

    /// <summary>For lists of one thing a line: text of several lines would read as several things.</summary>
    internal static string OneLine(string text) => text.ReplaceLineEndings(" ");

    internal static string Time(Timestamp? time) => time is null
        ? "—"
        : time.ToDateTimeOffset().ToString("ddd d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A hash as it is compared: whole, in lowercase hexadecimal.</summary>
    internal static string Hash(ByteString hash) => hash.IsEmpty ? "—" : Convert.ToHexStringLower(hash.Span);

    internal static void Flags(IAnsiConsole console, IEnumerable<PracticeFlag> flags, string indent = "")
    {
        foreach (var flag in flags)
            console.MarkupLine($"{indent}[yellow]! {Safe(flag.RuleId)}[/] {Safe(OneLine(flag.Message))}");
    }

    /// <summary>A span as people say it.</summary>
    internal static string Span(TimeSpan span) => span switch
    {
        { TotalHours: < 1 } => Count((int)Math.Max(0, Math.Round(span.TotalMinutes)), "minute"),
        { TotalHours: <= 72 } => Count((int)Math.Round(span.TotalHours), "hour"),
        _ => Count((int)Math.Round(span.TotalDays), "day"),
    };

    /// <summary>When something is due as people say it, beside the time itself.</summary>
    internal static string Due(Timestamp? time, DateTimeOffset now) => time is null ? "—"
        : (time.ToDateTimeOffset() - now) switch
        {
            { TotalMinutes: >= 1 } ahead => $"in {Span(ahead)}",
            { TotalMinutes: <= -1 } past => $"{Span(-past)} ago",
            _ => "now",
        };

    internal static string Or(string text, string otherwise = "—") => text.Length == 0 ? otherwise : text;

    internal static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Safe(text)}[/]");
    }

    /// <summary>
    /// Writes a line that is never broken, however narrow the terminal: an id or a command that is broken in two can't
    /// be copied.
    /// </summary>
    internal static void Whole(IAnsiConsole console, string markup)
    {
        var width = console.Profile.Width;
        console.Profile.Width = NoWrapping;
        try
        {
            console.MarkupLine(markup);
        }
        finally
        {
            console.Profile.Width = width;
        }
    }

    internal static void Command(IAnsiConsole console, string command, string indent = "      ") =>
        Whole(console, indent + Safe(command));

    /// <summary>A paragraph whose every line is indented, so that none of it reads as a heading.</summary>
    internal static void Indented(IAnsiConsole console, string markup, int indent = 2) =>
        console.Write(new Padder(new Markup(markup), new Padding(indent, 0, 0, 0)));

    internal static void Bullet(IAnsiConsole console, string text)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(1))
            .AddColumn(new GridColumn().PadRight(0));
        console.Write(grid.AddRow("•", Safe(text)));
    }

    internal static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns) table.AddColumn(new TableColumn(Safe(column)));
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
        if (token.Length > 0) Whole(console, $"More: add [bold]--page-token {Safe(token)}[/]");
    }

    private static string Count(int number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")}";

    // Control characters, and those that turn the direction of writing around.
    private static bool IsUnsafe(char c) =>
        (char.IsControl(c) && c is not '\n' and not '\t')
            || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
