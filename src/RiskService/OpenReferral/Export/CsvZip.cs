using System.IO.Compression;
using RiskPlatform.RiskService.OpenReferral.Hsds;

namespace RiskPlatform.RiskService.OpenReferral.Export;

/// <summary>Services as tables, in a zip. It holds the ids of rows, never the rows.</summary>
internal sealed class CsvZip : IAsyncDisposable
{
    private readonly Dictionary<string, CsvTableWriter> tables =
        CsvColumns.All.ToDictionary(t => t.Table, t => new CsvTableWriter(t.Columns));

    internal CsvZip()
    {
        foreach (var vocabulary in Taxonomies.All) tables["taxonomies"].Write(TaxonomyWriter.Write(vocabulary));
        foreach (var term in Taxonomies.Terms) tables["taxonomy_terms"].Write(TaxonomyWriter.Write(term));
    }

    internal void Add(HsdsService service)
    {
        tables["services"].Write(service);
        if (service.Organization is { } organization) tables["organizations"].Write(organization);
        Write("schedules", service.Schedules.Each());
        Write("service_areas", service.ServiceAreas.Each());
        Write("languages", service.Languages.Each());
        Write("cost_options", service.CostOptions.Each());
        Write("contacts", service.Contacts.Each());
        Write("phones", service.Contacts.Each().SelectMany(c => c.Phones.Each()));
        Write("attributes", service.Attributes.Each());
        Write("service_at_locations", service.ServiceAtLocations.Each());
        foreach (var location in service.ServiceAtLocations.Each().Select(l => l.Location).OfType<HsdsLocation>())
        {
            tables["locations"].Write(location);
            Write("addresses", location.Addresses.Each());
            Write("accessibility", location.Accessibility.Each());
            Write("attributes", location.Attributes.Each());
        }
    }

    internal async Task WriteAsync(Stream destination, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(
            destination, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (var (name, table) in tables)
        {
            var entry = zip.CreateEntry(name + ".csv", CompressionLevel.Fastest);
            entry.LastWriteTime = now;
            await using var stream = await entry.OpenAsync(cancellationToken);
            await table.CopyToAsync(stream, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var table in tables.Values) await table.DisposeAsync();
    }

    private void Write(string table, IEnumerable<object> items)
    {
        foreach (var item in items) tables[table].Write(item);
    }
}
