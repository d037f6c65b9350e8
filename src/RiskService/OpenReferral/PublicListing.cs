using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral;

/// <summary>
/// What anybody may know of a published listing. Exports and the feed are made from this alone: it has no room for a
/// confidential place, for how workers reach a programme's support for survivors (REFER-8), for referral routes, for
/// eligibility beyond ages, or for anything of a case, so that leaving one in does not compile.
/// </summary>
internal sealed record PublicListing
{
    private PublicListing()
    {
    }

    internal required string Id { get; init; }

    internal required PublicOrganisation Organisation { get; init; }

    internal required ListingType Type { get; init; }

    internal required string Name { get; init; }

    internal required string Description { get; init; }

    internal required IReadOnlyList<(string Code, string Name)> Areas { get; init; }

    internal required IReadOnlyList<string> PostcodeDistricts { get; init; }

    internal required int? MinimumAge { get; init; }

    internal required int? MaximumAge { get; init; }

    internal required IReadOnlyList<string> Languages { get; init; }

    internal required IReadOnlyList<DeliveryMode> DeliveryModes { get; init; }

    internal required IReadOnlyList<Session> Schedule { get; init; }

    internal required Cost? Cost { get; init; }

    internal required ContactDetails Contact { get; init; }

    internal required IReadOnlyList<PublicPlace> Places { get; init; }

    internal required IReadOnlyList<PublicAccreditation> Accreditations { get; init; }

    internal required string AssuredDate { get; init; }

    internal required bool Synthetic { get; init; }

    internal required DateTimeOffset UpdateTime { get; init; }

    /// <summary>As stored; the state is the caller's to look at.</summary>
    internal static PublicListing From(ListingParts parts, Func<string, string?> areaName)
    {
        // What depends on the day is judged anew where it is written; here any day does.
        var day = DateOnly.FromDateTime(parts.Row.UpdateTime.UtcDateTime);
        var listing = ListingView.Make(parts, day, new DirectoryOptions());
        return From(listing, PublicOrganisation.From(parts.Organisation), areaName);
    }

    internal static PublicListing From(
        Listing listing, PublicOrganisation organisation, Func<string, string?> areaName) => new()
        {
            Id = listing.ListingId,
            Organisation = organisation,
            Type = listing.Type,
            Name = listing.Name,
            Description = listing.Description,
            Areas = [.. (listing.Catchment?.AreaCodes ?? []).Select(c => (c, areaName(c) ?? c))],
            PostcodeDistricts = [.. listing.Catchment?.PostcodeDistricts ?? []],
            MinimumAge = listing.Eligibility is { HasMinimumAge: true } from ? from.MinimumAge : null,
            MaximumAge = listing.Eligibility is { HasMaximumAge: true } to ? to.MaximumAge : null,
            Languages = [.. listing.Languages],
            DeliveryModes = [.. listing.DeliveryModes],
            Schedule = [.. listing.Schedule],
            Cost = listing.Cost,
            Contact = listing.Contact ?? new ContactDetails(),
            Places = [.. listing.Locations.Select(PublicPlace.From).OfType<PublicPlace>()],
            Accreditations = [.. listing.Accreditations.Select(PublicAccreditation.Of).OfType<PublicAccreditation>()],
            AssuredDate = listing.Assurance?.AssuredDate ?? "",
            Synthetic = listing.Synthetic,
            UpdateTime = listing.UpdateTime?.ToDateTimeOffset() ?? default,
        };
}

/// <summary>What anybody may know of an organisation.</summary>
internal sealed record PublicOrganisation(string Id, string Name, string Description, string Email, string Website)
{
    internal static PublicOrganisation From(OrganisationRow row)
    {
        var content = Organisation.Parser.ParseFrom(row.Content);
        return new PublicOrganisation(
            row.Id.ToString(), row.Name, content.Description, content.Contact?.Email ?? "",
            content.Contact?.Website ?? "");
    }
}

/// <summary>A place that may be known.</summary>
internal sealed record PublicPlace(
    string Id, string Name, IReadOnlyList<string> Lines, string Town, string Postcode, string AreaCode,
    double? Latitude, double? Longitude, string Accessibility)
{
    /// <summary>Null for a confidential one.</summary>
    internal static PublicPlace? From(Location place) => place.Confidential
        ? null
        : new PublicPlace(
            place.LocationId, place.Name, [.. place.Address?.Lines ?? []], place.Address?.Town ?? "",
            place.Address?.Postcode ?? "", place.AreaCode, place.HasLatitude ? place.Latitude : null,
            place.HasLongitude ? place.Longitude : null, place.Accessibility);
}

/// <summary>An accreditation that was granted, and the days on which it holds.</summary>
internal sealed record PublicAccreditation(string Scheme, string Edition, string Number, DateOnly First, DateOnly Last)
{
    internal static PublicAccreditation? Of(Accreditation accreditation) =>
        accreditation.State == AccreditationState.Granted
        && ListingView.Day(accreditation.ValidFromDate) is { } from
        && ListingView.Day(accreditation.ValidToDate) is { } until
            ? new PublicAccreditation(
                accreditation.Scheme, accreditation.Edition, accreditation.Number, from, until)
            : null;
}
