using System.Text.Json;
using CsvHelper;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.RiskService.OpenReferral.Import;

namespace RiskPlatform.RiskService.OpenReferral.Export;

/// <summary>A table of an export, written to a file of its own until all tables are put into the zip.</summary>
internal sealed class CsvTableWriter : IAsyncDisposable
{
    private readonly string[] columns;
    private readonly HashSet<string> ids = [];
    private readonly FileStream file = TemporaryFile.Create();
    private readonly CsvWriter csv;

    internal CsvTableWriter(string[] columns)
    {
        this.columns = columns;
        csv = CsvWriter.Create(file, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        foreach (var column in columns) csv.WriteField(column);
        csv.EndRecord();
    }

    /// <summary>Each id once: organisations and terms belong to many services.</summary>
    internal void Write(object item)
    {
        var row = JsonSerializer.SerializeToElement(item, HsdsJson.Options);
        if (!ids.Add(row.GetProperty("id").GetString()!)) return;
        foreach (var column in columns)
        {
            csv.WriteField(row.TryGetProperty(column, out var value) ? value.ToString() : "");
        }

        csv.EndRecord();
    }

    internal async Task CopyToAsync(Stream destination, CancellationToken cancellationToken)
    {
        await csv.FlushAsync(cancellationToken);
        file.Position = 0;
        await file.CopyToAsync(destination, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await csv.DisposeAsync();
        await file.DisposeAsync();
    }
}
