using System.Globalization;
using RiskPlatform.RiskService.OpenReferral.Mapping;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Feed;

/// <summary>A parameter that can't be answered, and why.</summary>
internal sealed class BadParameterException(string parameter, string why) : Exception(why)
{
    internal string Parameter => parameter;
}

/// <summary>The profile's parameters of a list.</summary>
internal sealed record FeedQuery(
    int Page, int PerPage, string[] Words, string? TermId, string? TaxonomyId, int? MinimumAge, int? MaximumAge,
    TimeOnly? Start, TimeOnly? End, int? Day)
{
    private const int Standard = 50;
    private const int Most = 100;
    private const int LongestSearch = 200;
    private const string NoGazetteer =
        "Is not answered here: this directory has no gazetteer of postcodes. Search by name, or filter service_areas.";

    internal static FeedQuery Read(IQueryCollection query, bool withFilters = true) => withFilters
        ? new FeedQuery(
            Number(query, "page", 1, int.MaxValue) ?? 1, Number(query, "per_page", 1, Most) ?? Standard,
            Search(query), Id(query, "taxonomy_term_id"), Id(query, "taxonomy_id"),
            Number(query, "minimum_age", 0, 120), Number(query, "maximum_age", 0, 120), Time(query, "start_time"),
            Time(query, "end_time"), DayOf(query))
        : new FeedQuery(
            Number(query, "page", 1, int.MaxValue) ?? 1, Number(query, "per_page", 1, Most) ?? Standard,
            [], null, null, null, null, null, null, null);

    /// <summary>Whether a service is asked for. What is set must all hold.</summary>
    internal bool Takes(ListedService service)
    {
        var listing = service.Listing;
        return Words.All(w => service.Words.Contains(w, StringComparison.Ordinal))
            && (TermId is null || ServiceWriter.Terms(listing).Any(t => t.Id == TermId))
            && (TaxonomyId is null || ServiceWriter.Terms(listing).Any(t => t.Vocabulary.Id == TaxonomyId))
            && (MinimumAge is null || listing.MinimumAge >= MinimumAge)
            && (MaximumAge is null || listing.MaximumAge <= MaximumAge)
            && ((Start is null && End is null && Day is null) || listing.Schedule.Any(Takes));
    }

    private bool Takes(Session session) =>
        (Day is null || session.DayOfWeek == Day)
        && (Start is null || (Clock(session.OpensAt) is { } opens && opens >= Start))
        && (End is null || (Clock(session.ClosesAt) is { } closes && closes <= End));

    private static string? One(IQueryCollection query, string name)
    {
        var values = query[name];
        if (values.Count > 1) throw new BadParameterException(name, "Send it once.");
        return values.Count == 0 || string.IsNullOrWhiteSpace(values[0]) ? null : values[0]!.Trim();
    }

    private static string[] Search(IQueryCollection query)
    {
        foreach (var name in new[] { "postcode", "proximity" })
        {
            if (One(query, name) is not null) throw new BadParameterException(name, NoGazetteer);
        }

        var text = One(query, "search") ?? "";
        if (text.Length > LongestSearch)
        {
            throw new BadParameterException("search", $"Send up to {LongestSearch} characters.");
        }

        return
        [
            .. text.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(),
        ];
    }

    private static int? Number(IQueryCollection query, string name, int least, int most)
    {
        if (One(query, name) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
                ? number
                : throw new BadParameterException(
                    name, most == int.MaxValue ? $"Send a whole number from {least}." : $"Send {least} to {most}.");
    }

    private static string? Id(IQueryCollection query, string name)
    {
        if (One(query, name) is not { } text) return null;
        return Guid.TryParseExact(text, "D", out var id)
            ? id.ToString() : throw new BadParameterException(name, "Send a UUID, as /taxonomies lists them.");
    }

    private static TimeOnly? Time(IQueryCollection query, string name)
    {
        if (One(query, name) is not { } text) return null;
        return Clock(text) ?? throw new BadParameterException(name, "Send a local time as HH:MM.");
    }

    private static TimeOnly? Clock(string text) => TimeOnly.TryParseExact(
        text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static int? DayOf(IQueryCollection query)
    {
        if (One(query, "day") is not { } text) return null;
        return Days.Find(text)
            ?? throw new BadParameterException("day", "Send MO, TU, WE, TH, FR, SA or SU, or a day's English name.");
    }
}
