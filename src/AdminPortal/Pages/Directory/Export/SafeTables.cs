using System.IO.Compression;
using System.Text;

namespace RiskPlatform.AdminPortal.Pages.Directory.Export;

/// <summary>
/// Copies a zip of CSV tables so that no spreadsheet runs anything of them: a cell that begins like a formula gets an
/// apostrophe in front. Texts of listings come from elsewhere, and whoever opens the tables trusts them.
/// </summary>
internal static class SafeTables
{
    // The wide forms too: some spreadsheets take them for the narrow ones.
    private const string Formula = "=+-@\t\uFF1D\uFF0B\uFF0D\uFF20";

    internal static async Task CopyAsync(Stream from, Stream to, CancellationToken stop)
    {
        await using var source = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        await using var target = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries)
        {
            await using var content = await entry.OpenAsync(stop);
            await using var safe = await target.CreateEntry(entry.FullName).OpenAsync(stop);
            if (!entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                await content.CopyToAsync(safe, stop);
                continue;
            }

            using var reader = new StreamReader(content, Encoding.UTF8);
            await using var writer = new StreamWriter(safe, new UTF8Encoding(false));
            await CopyTableAsync(reader, writer, stop);
        }
    }

    /// <summary>
    /// Copies one table; cells may be in quotes, with doubled quotes and line breaks in them (RFC 4180).
    /// </summary>
    internal static async Task CopyTableAsync(TextReader from, TextWriter to, CancellationToken stop)
    {
        var (buffer, state) = (new char[8 * 1024], Place.CellStart);
        var copied = new StringBuilder();
        int read;
        while ((read = await from.ReadAsync(buffer, stop)) > 0)
        {
            copied.Clear();
            foreach (var c in buffer.AsSpan(0, read)) state = Next(state, c, copied);
            await to.WriteAsync(copied, stop);
        }
    }

    private static Place Next(Place place, char c, StringBuilder copied)
    {
        if (place == Place.CellStart && c == '"')
        {
            copied.Append(c);
            return Place.QuotedStart;
        }

        // A cell in quotes may begin with a line break, which a spreadsheet drops; what follows it then counts.
        var begins = place is Place.CellStart or Place.QuotedStart;
        if (begins && (Formula.Contains(c) || (place == Place.QuotedStart && c is '\r' or '\n')))
            copied.Append('\'');
        copied.Append(c);
        return place switch
        {
            Place.QuotedStart or Place.Quoted => c == '"' ? Place.QuoteInQuoted : Place.Quoted,
            Place.QuoteInQuoted when c == '"' => Place.Quoted,
            _ => c is ',' or '\r' or '\n' ? Place.CellStart : Place.Cell,
        };
    }

    private enum Place
    {
        CellStart,
        Cell,
        QuotedStart,
        Quoted,
        QuoteInQuoted,
    }
}
