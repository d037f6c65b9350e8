using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>Places, and which of them the source says may or may not be known.</summary>
internal sealed record ReadPlaces(
    IReadOnlyList<Location> Places, IReadOnlySet<string> Open, IReadOnlySet<string> Marked);

/// <summary>Reads where a service is given.</summary>
internal sealed class PlaceReader(AreaFinder areas, RowNotes notes)
{
    private const int Most = 50;
    private const int TextLength = 200;
    private const int LongTextLength = 500;

    private readonly List<Location> places = [];
    private readonly HashSet<string> open = [];
    private readonly HashSet<string> marked = [];

    internal ReadPlaces Read(List<HsdsServiceAtLocation?>? atLocations, bool confidentialByDefault)
    {
        foreach (var location in atLocations.Each().Select(l => l.Location).OfType<HsdsLocation>())
        {
            if (location.LocationType?.Trim() is not PlaceWriter.Physical)
            {
                notes.Remark("service_at_locations", "One is not a physical place, and is left out.");
                continue;
            }

            if (!Guid.TryParseExact(location.Id?.Trim(), "D", out var id))
            {
                notes.Problem("service_at_locations.location.id", "Is required: the place's UUID.");
                continue;
            }

            if (places.Any(p => p.LocationId == id.ToString())) continue;
            Add(id.ToString(), location, confidentialByDefault);
        }

        if (places.Count > Most)
        {
            notes.Problem("service_at_locations", $"Are {places.Count}; at most {Most} are taken.");
        }

        return new ReadPlaces(places, open, marked);
    }

    private void Add(string id, HsdsLocation location, bool confidentialByDefault)
    {
        var terms = ServiceReader.Terms(location.Attributes);
        if (terms.Contains(Taxonomies.Confidential)) marked.Add(id);
        else if (terms.Contains(Taxonomies.Open)) open.Add(id);
        var place = new Location
        {
            LocationId = id,
            Name = notes.Text("service_at_locations.location.name", location.Name, TextLength),
            Confidential = marked.Contains(id) || (confidentialByDefault && !open.Contains(id)),
            Address = Address(location),
            Accessibility = notes.Text("service_at_locations.location.accessibility", string.Join(" ",
                location.Accessibility.Each().Select(a => (a.Description ?? a.Accessibility)?.Trim())
                    .Where(t => !string.IsNullOrEmpty(t))), LongTextLength),
        };
        if (location.ExternalIdentifierType?.Trim() is PlaceWriter.AreaType
            && areas.CodeIn(location.ExternalIdentifier) is { } code)
        {
            place.AreaCode = code;
        }

        Point(location, place);
        places.Add(place);
    }

    private void Point(HsdsLocation location, Location place)
    {
        if (location.Latitude is null && location.Longitude is null) return;
        if (location is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 })
        {
            (place.Latitude, place.Longitude) = ((double)location.Latitude.Value, (double)location.Longitude.Value);
            return;
        }

        notes.Remark("service_at_locations.location.latitude", "Is not a point on Earth with longitude; left out.");
    }

    private Address? Address(HsdsLocation location)
    {
        var all = location.Addresses.Each().ToList();
        var best = all.FirstOrDefault(a => a.AddressType?.Trim() is PlaceWriter.Physical) ?? all.FirstOrDefault();
        if (best is null) return null;
        const string Field = "service_at_locations.location.addresses";
        var address = new Address
        {
            Town = notes.Text(Field + ".city", best.City, 100),
            Postcode = notes.Text(Field + ".postal_code", best.PostalCode, 10),
        };
        address.Lines.AddRange(new[]
        {
            notes.Text(Field + ".address_1", best.Address1, TextLength),
            notes.Text(Field + ".address_2", best.Address2, TextLength),
        }.Where(l => l.Length > 0));
        return address.Equals(new Address()) ? null : address;
    }
}
