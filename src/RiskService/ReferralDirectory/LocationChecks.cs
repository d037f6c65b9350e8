using System.Text.Json;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>What places must be, and that no other field tells where a confidential one is.</summary>
internal static class LocationChecks
{
    private const int MostPlaces = 50;
    private const int MostLines = 4;

    internal static void Locations(
        this RequestChecks checks, string field, IReadOnlyList<Location> places, AreaCatalogue areas)
    {
        if (!checks.Count(field, places.Count, MostPlaces)) return;
        for (var i = 0; i < places.Count; i++) checks.Place($"{field}[{i}]", places[i], areas);
    }

    /// <summary>
    /// Refuses an address of a confidential place in any field that is shown, the reason among them: history keeps it
    /// (Do no harm). What was sealed before is not opened for this.
    /// </summary>
    internal static void NoAddressElsewhere(this RequestChecks checks, string field, Listing listing, string reason) =>
        checks.NoAddressElsewhere(
            field, listing, reason, new HiddenWords(listing.Locations.Where(l => l.Confidential)));

    /// <summary>The same of places that the listing itself need not hold.</summary>
    internal static void NoAddressElsewhere(
        this RequestChecks checks, string field, Listing listing, string reason, HiddenWords hidden)
    {
        if (hidden.IsEmpty) return;
        var shown = ListingContent.Of(listing);
        foreach (var place in shown.Locations.Where(l => l.Confidential)) Whereabouts.TakeFrom(place);
        foreach (var text in ProtoDiff.Between(null, shown).Where(f => f.NewValue.StartsWith('"')))
        {
            checks.NotTelling($"{field}.{text.Field}", JsonSerializer.Deserialize<string>(text.NewValue)!, hidden);
        }

        for (var i = 0; i < shown.Locations.Count; i++)
        {
            var (path, place) = ($"{field}.locations[{i}].name", shown.Locations[i]);
            if (place.Confidential && !hidden.AreIn(place.Name) && hidden.AreToldBy(place.Name)) checks.Tells(path);
        }

        checks.NotTelling("reason", reason, hidden);
    }

    private static void NotTelling(this RequestChecks checks, string path, string text, HiddenWords hidden)
    {
        if (hidden.AreIn(text)) checks.Tells(path);
    }

    private static void Tells(this RequestChecks checks, string path) =>
        checks.Add(path, "Tells where a confidential place is, and is shown or kept. Leave that out.");

    private static void Place(this RequestChecks checks, string field, Location value, AreaCatalogue areas)
    {
        if (value.LocationId.Length > 0 && !Guid.TryParseExact(value.LocationId, "D", out _))
        {
            checks.Add($"{field}.location_id", "Send the id as the service returned it, a UUID.");
        }

        checks.Text($"{field}.name", value.Name, 200);
        checks.Text($"{field}.accessibility", value.Accessibility, 500);
        areas.Check(checks, field, new Place { AreaCode = value.AreaCode });
        checks.Degrees($"{field}.latitude", value.HasLatitude, value.Latitude, 90);
        checks.Degrees($"{field}.longitude", value.HasLongitude, value.Longitude, 180);
        if (value.HasLatitude != value.HasLongitude)
        {
            checks.Add(value.HasLatitude ? $"{field}.longitude" : $"{field}.latitude", "Send both degrees or neither.");
        }

        if (value.Address is not { } address) return;
        if (address.Lines.Count == 0) checks.Add($"{field}.address.lines", "Send one to four lines.");
        if (checks.Count($"{field}.address.lines", address.Lines.Count, MostLines))
        {
            for (var i = 0; i < address.Lines.Count; i++)
            {
                checks.RequiredText($"{field}.address.lines[{i}]", address.Lines[i], 200);
            }
        }

        checks.Text($"{field}.address.town", address.Town, 100);
        checks.Text($"{field}.address.postcode", address.Postcode, 10);
    }

    private static void Degrees(this RequestChecks checks, string field, bool has, double value, int most)
    {
        if (has && !(Math.Abs(value) <= most)) checks.Add(field, $"Send degrees from -{most} to {most}.");
    }
}
