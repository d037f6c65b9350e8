using System.Globalization;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Parts;

/// <summary>
/// A listing in words. The page of a listing, the answers to check and two versions beside each other are all made of
/// these lines, so that they always say the same.
/// </summary>
internal static class ListingRows
{
    /// <summary>The lines of a part, those that say nothing too.</summary>
    internal static IReadOnlyList<Row> Of(
        Listing listing, ListingPart part, Func<string, string>? area = null) => part switch
        {
            ListingPart.Basics =>
            [
                new("Organisation", listing.OrganisationName),
            new("Kind", Words.Of(listing.Type)),
            new("Name", listing.Name),
            new("What it does", listing.Description),
            new("Made up for demonstrations", listing.Synthetic ? "Yes" : ""),
        ],
            ListingPart.Contact =>
            [
                new("Telephone", listing.Contact?.Phone ?? ""),
            new("Email", listing.Contact?.Email ?? ""),
            new("Website", listing.Contact?.Website ?? ""),
        ],
            ListingPart.Area =>
            [
                new("Areas", Areas(listing.Catchment)),
            new("Postcode districts", string.Join(", ", listing.Catchment?.PostcodeDistricts ?? [])),
        ],
            ListingPart.Eligibility => ForWhom(listing.Eligibility ?? new Eligibility()),
            ListingPart.Support =>
            [
                new("Who provides it", listing.IntegratedSupport?.Provider ?? ""),
            new("Confirmed to run on", Days.Of(listing.IntegratedSupport?.ConfirmedDate ?? "")),
            new("How workers reach it", listing.IntegratedSupport?.Contact ?? ""),
        ],
            ListingPart.Delivery => Offer(listing),
            ListingPart.Schedule => [new("When it runs", string.Join("\n", listing.Schedule.Select(When)))],
            ListingPart.Routes => [new("How workers refer", string.Join("\n", listing.ReferralRoutes.Select(Route)))],
            ListingPart.Places =>
                [.. listing.Locations.Select((l, i) => new Row($"Place {i + 1}", Place(Kept(l), area)))],
            _ => [],
        };

    internal static string Place(Location place, Func<string, string>? area = null) => Lines(
        place.Name,
        place.Confidential ? "Where it is must not be known" : "",
        Address(place.Address),
        place.AreaCode.Length > 0 ? $"Area: {area?.Invoke(place.AreaCode) ?? place.AreaCode}" : "",
        place.HasLatitude && place.HasLongitude
            ? string.Create(CultureInfo.InvariantCulture, $"{place.Latitude}, {place.Longitude}") : "",
        place.Accessibility);

    /// <summary>
    /// A place as a page may show it that is not asked for the address: one that must not be known is not repeated
    /// back, also where it was typed a moment ago.
    /// </summary>
    private static Location Kept(Location place)
    {
        if (!place.Confidential) return place;
        var kept = place.Clone();
        kept.ClearLatitude();
        kept.ClearLongitude();
        kept.Address = place.Address is null
            ? null : new Address { Lines = { "The address that was typed, sealed when it is saved" } };
        return kept;
    }

    internal static string Places(Capacity? capacity) => capacity is null ? "Not known" : Comma(
        capacity.HasAvailable ? $"{capacity.Available} free" : "",
        capacity.HasMaximum ? $"{capacity.Maximum} in all" : "",
        capacity.HasWaitingWeeks ? $"wait of {Words.Count(capacity.WaitingWeeks, "week")}" : "") is { Length: > 0 } said
            ? $"{said} on {Days.Of(capacity.AsOfDate)}" + (capacity.Stale
                ? ". That is too long ago, so it counts as not known" : "")
            : "Not known";

    internal static string Accreditation(Accreditation accreditation) => string.Join(' ',
        new[] { accreditation.Scheme, accreditation.Edition, accreditation.Number }.Where(p => p.Length > 0));

    private static string Address(Address? address) => address is null ? "" :
        string.Join(", ", address.Lines.Append(address.Town).Append(address.Postcode).Where(l => l.Length > 0));

    private static string Areas(Catchment? catchment) => catchment is null ? "" : string.Join(", ",
        catchment.AreaNames.Count == catchment.AreaCodes.Count ? catchment.AreaNames : catchment.AreaCodes);

    private static IReadOnlyList<Row> ForWhom(Eligibility who) =>
    [
        new("Ages", who switch
        {
            { HasMinimumAge: true, HasMaximumAge: true } => $"{who.MinimumAge} to {who.MaximumAge}",
            { HasMinimumAge: true } => $"{who.MinimumAge} or over",
            { HasMaximumAge: true } => $"Up to {who.MaximumAge}",
            _ => "",
        }),
        new("Genders", string.Join(", ", who.Genders.Select(g => Words.Of(g)))),
        new("Who may refer", string.Join(", ", who.WhoMayRefer.Select(DirectoryWords.Referrer))),
        new("Who has to live in the area", DirectoryWords.Lives(who.Residence)),
        new("Not with live proceedings", Comma(
            who.ExcludesLiveCriminalProceedings ? "Criminal" : "",
            who.ExcludesLiveFamilyProceedings ? "Family" : "")),
        new("Not after the same programme", who.SameProgrammeWithinMonths > 0
            ? $"Within {Words.Count(who.SameProgrammeWithinMonths, "month")}" : ""),
        new("Anything else", who.Other),
    ];

    private static IReadOnlyList<Row> Offer(Listing listing) =>
    [
        new("Languages", string.Join(", ", listing.Languages.Select(DirectoryWords.Language))),
        new("How it is given", string.Join(", ", listing.DeliveryModes.Select(m => Words.Of(m)))),
        new("When people can start", listing.Intake is { } intake ? Lines(
            intake.Rolling ? "At any time" : "In groups that start together",
            intake.NextStartDate.Length > 0 ? $"Next on {Days.Of(intake.NextStartDate)}" : "",
            intake.Note) : ""),
        new("Cost", listing.Cost is { } cost ? Lines(
            cost switch
            {
                { Free: true } => "Free",
                { HasAmountPence: true } =>
                    string.Create(CultureInfo.InvariantCulture, $"£{cost.AmountPence / 100m:0.00}"),
                _ => "",
            },
            cost.Note) : ""),
    ];

    private static string When(Session session) => $"{Days.Weekday(session.DayOfWeek)} {session.OpensAt}"
        + (session.ClosesAt.Length > 0 ? $" to {session.ClosesAt}" : "")
        + (session.Note.Length > 0 ? $" – {session.Note}" : "");

    private static string Route(ReferralRoute route) =>
        $"{DirectoryWords.Route(route.Kind)} {route.Value}".TrimEnd()
        + (route.Note.Length > 0 ? $" – {route.Note}" : "");

    private static string Lines(params string[] parts) => string.Join("\n", parts.Where(p => p.Length > 0));

    private static string Comma(params string[] parts) => string.Join(", ", parts.Where(p => p.Length > 0));
}
