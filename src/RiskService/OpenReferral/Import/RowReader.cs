using System.Text.Json;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.RiskService.OpenReferral.Mapping;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>A row of a file as it was read, before it is held against the directory.</summary>
internal sealed record FileRow(int Number, HsdsService? Service, string Name, ReadService? Read, RowNotes Notes)
{
    internal string? OrganisationId => Service is null ? null : OrganisationReader.Id(Service);
}

/// <summary>Reads rows one by one. What is wrong with one is no other's trouble.</summary>
internal sealed class RowReader(ServiceReader services)
{
    private const int NameLength = 200;

    private readonly Dictionary<string, int> seen = [];

    internal FileRow Read(int number, JsonElement element)
    {
        var notes = new RowNotes();
        var service = Service(element, notes);
        var read = service is null ? null : services.Read(service, notes);
        if (read is not null && !seen.TryAdd(read.SourceId, number))
        {
            notes.Problem("id", $"Is also that of row {seen[read.SourceId]}. Send each service once.");
        }

        if (service is not null && OrganisationReader.Id(service) is null)
        {
            notes.Problem("organization.id", "Is required: the UUID of the organisation that runs the service.");
        }

        return new FileRow(number, service, Name(service), read, notes);
    }

    private static HsdsService? Service(JsonElement element, RowNotes notes)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            notes.Problem("(row)", "Is no object. Send a service as an object.");
            return null;
        }

        try
        {
            return element.Deserialize<HsdsService>(HsdsJson.Options);
        }
        catch (JsonException e)
        {
            notes.Problem(Path(e.Path), "Holds a value of another type than the profile's schema gives it.");
            return null;
        }
        catch (InvalidOperationException)
        {
            // Such as half of a surrogate pair, which is JSON and no text.
            notes.Problem("(row)", "Holds a text that is no Unicode.");
            return null;
        }
    }

    private static string Name(HsdsService? service)
    {
        var name = (service?.Name ?? "").Trim().Replace("\0", "", StringComparison.Ordinal);
        return name.Length > NameLength ? name[..NameLength] : name;
    }

    /// <summary>"$.schedules[0].byday" as "schedules[0].byday".</summary>
    private static string Path(string? path) =>
        path is { Length: > 2 } && path.StartsWith("$.", StringComparison.Ordinal) && path.Length <= 200
            ? path[2..] : "(row)";
}
