using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>What a service of the profile says of a listing.</summary>
/// <param name="SourceId">Its id in the source.</param>
/// <param name="Listing">What it says, and nothing else: merged over what is there.</param>
/// <param name="IsActive">Whether the source runs it.</param>
/// <param name="TypeIsSaid">Whether it says what it is, in a term of this directory's.</param>
/// <param name="AreasAreKnown">False if it names areas and none of them is known.</param>
/// <param name="OpenPlaces">Ids of places that it says may be known.</param>
/// <param name="MarkedPlaces">Ids of places that it says are confidential.</param>
internal sealed record ReadService(
    string SourceId, Listing Listing, bool IsActive, bool TypeIsSaid, bool AreasAreKnown,
    IReadOnlySet<string> OpenPlaces, IReadOnlySet<string> MarkedPlaces);

/// <summary>
/// Reads a service of the profile. What can't be used at all is a problem of the row; what can't be said in this
/// directory is a remark, and the rest of the row is taken.
/// </summary>
internal sealed class ServiceReader(AreaFinder areas)
{
    private const int NameLength = 200;
    private const int DescriptionLength = 5_000;
    private const int OldestAge = 120;

    /// <summary>Null, and a problem, for what has no id that rows can be told apart by.</summary>
    internal ReadService? Read(HsdsService service, RowNotes notes)
    {
        if (!Guid.TryParseExact(service.Id?.Trim(), "D", out var id) || id == Guid.Empty)
        {
            notes.Problem("id", "Is required: the service's UUID, which stays the same in every file.");
            return null;
        }

        var terms = Terms(service.Attributes);
        var types = terms.Select(Taxonomies.Type).OfType<ListingType>().Distinct().ToList();
        if (types.Count > 1) notes.Problem("attributes", "Name more than one kind of service; send one.");
        var listing = new Listing
        {
            Name = notes.Text("name", service.Name, NameLength),
            Description = notes.Text("description", service.Description, DescriptionLength),
            Type = types.Count > 0 ? types[0] : ListingType.Other,
            Contact = ContactReader.Read(service, notes),
            Cost = CostReader.Read(service, notes),
            Synthetic = terms.Contains(Taxonomies.Synthetic) || service.Alert == ServiceWriter.SyntheticAlert,
        };
        if (string.IsNullOrWhiteSpace(service.Name)) notes.Problem("name", "Is required.");
        if (types.Count == 0)
        {
            notes.Remark("attributes", "No term of this directory's taxonomy says what the service is.");
        }

        listing.DeliveryModes.AddRange(terms.Select(Taxonomies.Mode).OfType<DeliveryMode>().Distinct().Order());
        listing.Languages.AddRange(LanguageReader.Read(service.Languages, notes));
        listing.Schedule.AddRange(ScheduleReader.Read(service.Schedules, notes));
        Ages(service, listing, notes);
        var catchment = AreaReader.Read(service.ServiceAreas, areas, notes);
        listing.Catchment = catchment;
        var mayBeRefuge = PresumedConfidential.MayBe(types.Count > 0 ? types[0] : null, service);
        var places = new PlaceReader(areas, notes).Read(service.ServiceAtLocations, mayBeRefuge);
        listing.Locations.AddRange(places.Places);
        if (!string.IsNullOrWhiteSpace(service.Accreditations))
        {
            notes.Remark("accreditations", "Is text, and no record of an accreditation is made from it (REFER-1). Look "
                + "at the evidence and add it by AddAccreditation.");
        }

        return new ReadService(
            id.ToString(), listing, IsActive(service.Status, notes), types.Count > 0,
            catchment is not null || !service.ServiceAreas.Each().Any(), places.Open, places.Marked);
    }

    internal static IReadOnlyList<Term> Terms(List<HsdsAttribute?>? attributes) =>
        [.. attributes.Each()
            .Select(a => Taxonomies.Find(a.TaxonomyTerm?.Id) ?? Taxonomies.Find(a.TaxonomyTermId)).OfType<Term>()
            .Distinct()];

    private static bool IsActive(string? status, RowNotes notes)
    {
        switch (status?.Trim())
        {
            case "active":
                return true;
            case "temporarily closed":
                notes.Remark("status", "Is 'temporarily closed'. An import changes no state: suspend the listing by "
                    + "SuspendListing if it is published.");
                return true;
            case "inactive" or "defunct":
                notes.Remark("status", $"Is '{status.Trim()}'. An import changes no state: take the listing out by "
                    + "SuspendListing or ArchiveListing.");
                return false;
            default:
                notes.Problem("status", "Send active, inactive, defunct or temporarily closed.");
                return false;
        }
    }

    private static void Ages(HsdsService service, Listing listing, RowNotes notes)
    {
        var (from, to) = (Age("minimum_age", service.MinimumAge, notes), Age("maximum_age", service.MaximumAge, notes));
        if (from > to) notes.Problem("maximum_age", "Is below minimum_age.");
        if (from is null && to is null) return;
        listing.Eligibility = new Eligibility();
        if (from is { } youngest) listing.Eligibility.MinimumAge = youngest;
        if (to is { } oldest) listing.Eligibility.MaximumAge = oldest;
    }

    private static int? Age(string field, decimal? value, RowNotes notes)
    {
        if (value is null) return null;
        if (value is >= 0 and <= OldestAge && decimal.IsInteger(value.Value)) return (int)value.Value;
        notes.Problem(field, $"Send whole years, 0 to {OldestAge}.");
        return null;
    }
}
