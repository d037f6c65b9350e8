using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>A listing as a row makes it, and which of its fields the row changes.</summary>
internal sealed record MergedListing(Listing Listing, IReadOnlyList<string> Changed);

/// <summary>
/// Lays what a row says over a listing. What counts as changed is what would be said of it differently: a field is
/// compared as the profile says it, so that what the profile can't say of a listing never counts and always stays.
/// </summary>
internal sealed class ListingMerge(ServiceReader reader, AreaFinder areas)
{
    private sealed record Field(string Path, Func<Listing, object?> Get, Action<Listing, Listing> Set);

    private static readonly Field[] fields =
    [
        new("name", l => l.Name, (to, from) => to.Name = from.Name),
        new("description", l => l.Description, (to, from) => to.Description = from.Description),
        new("contact.phone", l => l.Contact?.Phone ?? "", (to, from) => Contact(to).Phone = from.Contact?.Phone ?? ""),
        new("contact.email", l => l.Contact?.Email ?? "", (to, from) => Contact(to).Email = from.Contact?.Email ?? ""),
        new("contact.website", l => l.Contact?.Website ?? "",
            (to, from) => Contact(to).Website = from.Contact?.Website ?? ""),
        new("eligibility.minimum_age", l => l.Eligibility is { HasMinimumAge: true } e ? e.MinimumAge : null,
            (to, from) => SetMinimum(Ages(to), from.Eligibility)),
        new("eligibility.maximum_age", l => l.Eligibility is { HasMaximumAge: true } e ? e.MaximumAge : null,
            (to, from) => SetMaximum(Ages(to), from.Eligibility)),
        new("languages", l => string.Join(',', l.Languages), (to, from) =>
        {
            to.Languages.Clear();
            to.Languages.AddRange(from.Languages);
        }),
        new("delivery_modes", l => string.Join(',', l.DeliveryModes.Order()), (to, from) =>
        {
            to.DeliveryModes.Clear();
            to.DeliveryModes.AddRange(from.DeliveryModes);
        }),
        new("catchment", l => l.Catchment, (to, from) => to.Catchment = from.Catchment?.Clone()),
        new("schedule", l => l.Schedule, (to, from) =>
        {
            to.Schedule.Clear();
            to.Schedule.AddRange(from.Schedule);
        }),
        new("cost", l => l.Cost, (to, from) => to.Cost = from.Cost?.Clone()),
    ];

    /// <summary>Places apart, which are <see cref="PlaceMerge"/>'s.</summary>
    internal MergedListing Merge(Listing before, PublicOrganisation organisation, ReadService read)
    {
        var said = AsSaid(before, organisation);
        var merged = before.Clone();
        var changed = new List<string>();
        foreach (var field in fields)
        {
            if (Equals(field.Get(said), field.Get(read.Listing)) || Stays(field, read)) continue;
            field.Set(merged, read.Listing);
            changed.Add(field.Path);
        }

        // An import never takes away that data is made up.
        if (read.Listing.Synthetic && !before.Synthetic)
        {
            merged.Synthetic = true;
            changed.Add("synthetic");
        }

        return new MergedListing(merged, changed);
    }

    /// <summary>A listing as whoever reads it in the profile would read it.</summary>
    internal Listing AsSaid(Listing listing, PublicOrganisation organisation)
    {
        var identified = listing.Clone();
        if (identified.ListingId.Length == 0) identified.ListingId = Hsds.StableId.Of("listing");
        var service = ServiceWriter.Write(
            PublicListing.From(identified, organisation, areas.NameOf), DateOnly.MinValue);
        return reader.Read(service, new RowNotes())!.Listing;
    }

    /// <summary>Areas that are not known here take nothing away from a catchment that somebody entered.</summary>
    private static bool Stays(Field field, ReadService read) => field.Path == "catchment" && !read.AreasAreKnown;

    private static ContactDetails Contact(Listing of) => of.Contact ??= new ContactDetails();

    private static Eligibility Ages(Listing of) => of.Eligibility ??= new Eligibility();

    private static void SetMinimum(Eligibility to, Eligibility? from)
    {
        if (from is { HasMinimumAge: true }) to.MinimumAge = from.MinimumAge;
        else to.ClearMinimumAge();
    }

    private static void SetMaximum(Eligibility to, Eligibility? from)
    {
        if (from is { HasMaximumAge: true }) to.MaximumAge = from.MaximumAge;
        else to.ClearMaximumAge();
    }
}
