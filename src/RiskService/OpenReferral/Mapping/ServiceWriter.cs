using System.Globalization;
using RiskPlatform.RiskService.OpenReferral.Hsds;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>Says a public listing as a service of the profile, on a day: what has ended by then is not said.</summary>
internal static class ServiceWriter
{
    internal const string SyntheticAlert = "Made-up data for demonstrations: there is no such service.";

    /// <summary>With everything that belongs to it.</summary>
    internal static HsdsService Write(PublicListing listing, DateOnly today)
    {
        var service = WriteAlone(listing, today);
        service.Schedules = List(listing.Schedule.Select(s => DetailWriter.Schedule(listing.Id, s)));
        service.ServiceAreas = List(AreaWriter.Write(listing));
        service.ServiceAtLocations = List(listing.Places.Select(p => PlaceWriter.Write(listing.Id, p)));
        service.Languages = List(listing.Languages.Select(l => DetailWriter.Language(listing.Id, l)));
        service.CostOptions = List(DetailWriter.Cost(listing.Id, listing.Cost));
        service.Contacts = List(DetailWriter.Contact(listing.Id, listing.Contact));
        service.Attributes = List(Terms(listing).Select(t => TaxonomyWriter.Attribute(listing.Id, "service", t)));
        return service;
    }

    /// <summary>As in a list: with nothing that there can be several of.</summary>
    internal static HsdsService WriteAlone(PublicListing listing, DateOnly today) => new()
    {
        Id = listing.Id,
        OrganizationId = listing.Organisation.Id,
        Name = listing.Name,
        Description = Said(listing.Description),
        Url = Said(listing.Contact.Website),
        Email = Said(listing.Contact.Email),
        Status = "active",
        Accreditations = Said(Accreditations(listing, today)),
        MinimumAge = listing.MinimumAge,
        MaximumAge = listing.MaximumAge,
        AssuredDate = Said(listing.AssuredDate),
        Alert = listing.Synthetic ? SyntheticAlert : null,
        LastModified = listing.UpdateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        Organization = new HsdsOrganization
        {
            Id = listing.Organisation.Id,
            Name = listing.Organisation.Name,
            Description = listing.Organisation.Description,
            Email = Said(listing.Organisation.Email),
            Website = Said(listing.Organisation.Website),
        },
    };

    internal static IEnumerable<Term> Terms(PublicListing listing)
    {
        yield return Taxonomies.OfType[listing.Type];
        foreach (var mode in listing.DeliveryModes) yield return Taxonomies.OfMode[mode];
        if (listing.Synthetic) yield return Taxonomies.Synthetic;
    }

    internal static string? Said(string text) => text.Length == 0 ? null : text;

    /// <summary>What holds today, as text: the profile has no records of it.</summary>
    private static string Accreditations(PublicListing listing, DateOnly today) => string.Join("; ",
        listing.Accreditations.Where(a => a.First <= today && today <= a.Last).Select(a =>
            $"{a.Scheme}{Part(", edition ", a.Edition)}{Part(", number ", a.Number)}, until {a.Last:yyyy-MM-dd}"));

    private static string Part(string before, string text) => text.Length == 0 ? "" : before + text;

    private static List<TPart?>? List<TPart>(IEnumerable<TPart> items)
        where TPart : class
    {
        var list = items.Cast<TPart?>().ToList();
        return list.Count == 0 ? null : list;
    }
}
