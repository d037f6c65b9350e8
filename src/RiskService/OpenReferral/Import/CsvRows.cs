using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskPlatform.RiskService.OpenReferral.Hsds;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>
/// The services of a zip of tables, each put together from its tables as JSON has it, so that one way reads both.
/// </summary>
internal sealed class CsvRows(Stream file, OpenReferralOptions options)
{
    private const int MostEntries = 200;

    /// <summary>Rows of a table beside the services: each can have several.</summary>
    private const int PerService = 50;

    internal async IAsyncEnumerable<JsonElement> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(cancellationToken);
        var services = tables["services"];
        foreach (var service in services.Objects())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Attach(service, tables);
            yield return JsonSerializer.SerializeToElement(service, HsdsJson.Options);
        }
    }

    private static void Attach(JsonObject service, IReadOnlyDictionary<string, IndexedTable> tables)
    {
        service.Nest("schedules", tables["schedules"].Of("service_id", service));
        service.Nest("service_areas", tables["service_areas"].Of("service_id", service));
        service.Nest("languages", tables["languages"].Of("service_id", service));
        service.Nest("cost_options", tables["cost_options"].Of("service_id", service));
        service.Nest("phones", tables["phones"].Of("service_id", service));
        service.Nest("contacts", tables["contacts"].Of("service_id", service)
            .Select(c => c.Nest("phones", tables["phones"].Of("contact_id", c))));
        service.Nest("attributes", Attributes(service, tables));
        service.Nest("service_at_locations", tables["service_at_locations"].Of("service_id", service)
            .Select(a => AtLocation(a, tables)));
        if (tables["organizations"].Find("id", service["organization_id"]) is { } organization)
        {
            service["organization"] = organization;
        }
    }

    private static JsonObject AtLocation(JsonObject atLocation, IReadOnlyDictionary<string, IndexedTable> tables)
    {
        if (tables["locations"].Find("id", atLocation["location_id"]) is not { } location) return atLocation;
        location.Nest("addresses", tables["addresses"].Of("location_id", location));
        location.Nest("accessibility", tables["accessibility"].Of("location_id", location));
        location.Nest("attributes", Attributes(location, tables));
        atLocation["location"] = location;
        return atLocation;
    }

    private static IEnumerable<JsonObject> Attributes(
        JsonObject linked, IReadOnlyDictionary<string, IndexedTable> tables)
    {
        foreach (var attribute in tables["attributes"].Of("link_id", linked))
        {
            if (tables["taxonomy_terms"].Find("id", attribute["taxonomy_term_id"]) is { } term)
            {
                attribute["taxonomy_term"] = term;
            }

            yield return attribute;
        }
    }

    private static ZipArchiveEntry? Find(ZipArchive zip, string name) => zip.Entries.FirstOrDefault(
        e => e.Name.Equals(name + ".csv", StringComparison.OrdinalIgnoreCase));

    private async Task<Dictionary<string, IndexedTable>> TablesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var zip = await ZipArchive.CreateAsync(
                file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            if (zip.Entries.Count > MostEntries) throw BrokenFile.Of($"The zip has more than {MostEntries} entries.");
            var allowance = new ByteAllowance(options.UnpackedBytes);
            var tables = new Dictionary<string, IndexedTable>();
            foreach (var (name, others) in CsvNames.All)
            {
                // Only its name counts: the folder that a table lies in does not, and nothing is unpacked to disk.
                var entry = others.Prepend(name).Select(n => Find(zip, n)).FirstOrDefault(e => e is not null);
                var mostRows = name == "services" ? options.ImportRows : options.ImportRows * PerService;
                tables[name] = new IndexedTable(entry is null
                    ? CsvTable.Empty : await CsvTable.ReadAsync(entry, allowance, mostRows, cancellationToken));
                if (entry is null && name == "services") throw BrokenFile.Of("The zip has no services.csv.");
                if (name == "services" && tables[name].Lacks("id", "name", "status") is { } lacking)
                {
                    throw BrokenFile.Of($"services.csv, line 1: names no column {lacking}.");
                }
            }

            return tables;
        }
        catch (InvalidDataException)
        {
            throw BrokenFile.Of("Is not a zip that can be read.");
        }
    }
}
