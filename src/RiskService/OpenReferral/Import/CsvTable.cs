using System.IO.Compression;
using System.Text;
using CsvHelper;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>A table of a zip: its columns and its rows.</summary>
internal sealed class CsvTable(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows)
{
    private const int MostColumns = 200;
    private const int MostRecord = 1024 * 1024;

    private static readonly CsvReaderOptions Strict = new()
    {
        Separator = ',',
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = MostRecord,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };

    internal static readonly CsvTable Empty = new([], []);

    internal IReadOnlyList<string> Columns => columns;

    internal IReadOnlyList<string[]> Rows => rows;

    internal int Column(string name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }

    /// <summary>Stops at the limits, whatever the zip says of its own sizes.</summary>
    internal static async Task<CsvTable> ReadAsync(
        ZipArchiveEntry entry, ByteAllowance allowance, int mostRows, CancellationToken cancellationToken)
    {
        await using var stream = await entry.OpenAsync(cancellationToken);
        await using var limited = allowance.Limit(stream);
        using var text = new StreamReader(limited, new UTF8Encoding(false, throwOnInvalidBytes: true));
        await using var csv = CsvReader.Create(text, Strict, leaveOpen: true);
        var line = 1L;
        try
        {
            if (!await csv.ReadAsync(cancellationToken)) return Empty;
            if (csv.FieldCount > MostColumns) throw BrokenFile.Of($"{entry.Name} has more than {MostColumns} columns.");
            string[] columns = [.. csv.Current.ToArray().Select(c => c.Trim())];
            var rows = new List<string[]>();
            while (await csv.ReadAsync(cancellationToken))
            {
                line = csv.LineNumber;
                if (csv.FieldCount != columns.Length)
                {
                    throw BrokenFile.Of($"{entry.Name}, line {line}: has {csv.FieldCount} fields where the first "
                        + $"line names {columns.Length}. Put quotes around what holds a comma or a line break.");
                }

                if (rows.Count == mostRows) throw BrokenFile.TooManyRows(entry.Name, mostRows);
                rows.Add(csv.Current.ToArray());
            }

            return new CsvTable(columns, rows);
        }
        catch (CsvFormatException e)
        {
            throw BrokenFile.Of(
                $"{entry.Name}, line {(e.LineNumber > 0 ? e.LineNumber : line)}: is no CSV that can be read. Put "
                + "quotes around a field that holds a comma, a quote or a line break, and double the quotes in it.");
        }
        catch (DecoderFallbackException)
        {
            throw BrokenFile.Of($"{entry.Name}, after line {line}: is not UTF-8.");
        }
    }
}
