using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>What a listing is made of, as stored.</summary>
internal sealed record ListingParts(
    ListingRow Row, OrganisationRow Organisation, IReadOnlyList<AccreditationRow> Accreditations);

/// <summary>
/// Makes listings from what is stored. What depends on the day is judged on the day that is given, so that whatever has
/// ended counts as ended from that day on, whenever a job runs.
/// </summary>
internal static class ListingView
{
    internal const string DayFormat = "yyyy-MM-dd";

    internal static Listing Make(ListingParts parts, DateOnly today, DirectoryOptions options)
    {
        var (row, organisation, accreditations) = parts;
        var view = Listing.Parser.ParseFrom(row.Content);
        view.ListingId = row.Id.ToString();
        view.OrganisationId = row.OrganisationId.ToString();
        view.OrganisationName = organisation.Name;
        view.Type = row.Type;
        view.State = row.State;
        view.Assurance = AssuranceOf(row);
        view.Accreditations.AddRange(accreditations.OrderByDescending(a => a.ValidFrom).ThenByDescending(a => a.Id)
            .Select(ToProto));
        if (row.SourceSystem is { } system) view.Source = new ListingSource { System = system, Id = row.SourceId };
        view.CreateTime = row.CreateTime.ToTimestamp();
        view.UpdateTime = row.UpdateTime.ToTimestamp();
        view.Etag = Etag(row.Version);
        Judge(view, today, options);
        return view;
    }

    /// <summary>Sets what depends on the day.</summary>
    internal static void Judge(Listing view, DateOnly today, DirectoryOptions options)
    {
        if (view.Assurance is { } assurance)
        {
            assurance.Current = Day(assurance.AssuredDate) <= today && today <= Day(assurance.UntilDate);
        }

        foreach (var accreditation in view.Accreditations)
        {
            accreditation.ValidToday = accreditation.State == AccreditationState.Granted
                && Day(accreditation.ValidFromDate) <= today && today <= Day(accreditation.ValidToDate);
        }

        if (view.Capacity is { } capacity)
        {
            capacity.Stale = Day(capacity.AsOfDate) < today.AddDays(-options.CapacityTermDays);
        }
    }

    internal static Assurance? AssuranceOf(ListingRow row) =>
        row is { AssuredDate: { } assured, AssuredUntil: { } until }
            ? new Assurance { AssuredDate = Text(assured), UntilDate = Text(until), AssuredBy = row.AssuredBy ?? "" }
            : null;

    internal static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Null for what is no day.</summary>
    internal static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    internal static string Etag(int version) => $"v{version}";

    private static Accreditation ToProto(AccreditationRow row) => new()
    {
        AccreditationId = row.Id.ToString(),
        Scheme = row.Scheme,
        Edition = row.Edition,
        Number = row.Number,
        ValidFromDate = Text(row.ValidFrom),
        ValidToDate = Text(row.ValidTo),
        State = row.State,
        Evidence = row.Evidence,
        Etag = Etag(row.Version),
    };
}
