using System.Text.Json.Nodes;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>A table, with its rows found by the columns that link it to others.</summary>
internal sealed class IndexedTable(CsvTable table)
{
    /// <summary>Rows that belong to one. A service has up to 800 areas.</summary>
    private const int MostOfOne = 1_000;

    private readonly Dictionary<string, ILookup<string, string[]>> indexes = [];

    internal IEnumerable<JsonObject> Objects() => table.Rows.Select(Object);

    /// <summary>The rows that name this object in this column.</summary>
    internal IEnumerable<JsonObject> Of(string column, JsonObject owner)
    {
        if (owner["id"]?.GetValue<string>() is not { } id) return [];
        var rows = Index(column)[Key(id)];

        // Each of thousands of services could name one place, and so bring all of its rows anew.
        return rows.TryGetNonEnumeratedCount(out var count) && count > MostOfOne
            ? throw BrokenFile.Of($"More than {MostOfOne} rows have the same {column}.")
            : rows.Select(Object);
    }

    internal JsonObject? Find(string column, JsonNode? id) =>
        id?.GetValue<string>() is { } text && Index(column)[Key(text)].FirstOrDefault() is { } row ? Object(row) : null;

    /// <summary>The first of these columns that is not there.</summary>
    internal string? Lacks(params string[] columns) => columns.FirstOrDefault(c => table.Column(c) < 0);

    private ILookup<string, string[]> Index(string column)
    {
        if (indexes.TryGetValue(column, out var index)) return index;
        var place = table.Column(column);
        return indexes[column] = (place < 0 ? [] : table.Rows).ToLookup(r => Key(r[place]));
    }

    private JsonObject Object(string[] row)
    {
        var item = new JsonObject();
        for (var i = 0; i < row.Length; i++)
        {
            // An empty field says nothing.
            if (row[i].Length > 0 && table.Columns[i].Length > 0) item[table.Columns[i].ToLowerInvariant()] = row[i];
        }

        return item;
    }

    private static string Key(string id) => id.Trim().ToLowerInvariant();
}

internal static class JsonObjects
{
    internal static JsonObject Nest(this JsonObject owner, string name, IEnumerable<JsonObject> items)
    {
        owner[name] = new JsonArray([.. items]);
        return owner;
    }
}
