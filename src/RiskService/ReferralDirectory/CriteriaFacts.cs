using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Checks criteria, and takes from them what programmes are judged by.</summary>
internal sealed class CriteriaFacts(AreaCatalogue areas)
{
    internal const int MostPastProgrammes = 50;
    private const int MostLanguages = 50;
    private const int LongestTag = 35;
    private const int MostModes = 10;
    private const int OldestAge = 120;

    internal void Check(RequestChecks checks, string field, MatchCriteria? criteria)
    {
        if (criteria is null) return;
        areas.Check(checks, $"{field}.subject_place", criteria.SubjectPlace);
        areas.Check(checks, $"{field}.survivor_place", criteria.SurvivorPlace);
        if (criteria is { HasAge: true, Age: < 0 or > OldestAge })
            checks.Add($"{field}.age", $"Send an age in years, 0 to {OldestAge}.");
        checks.OptionalCode($"{field}.gender", criteria.Gender);
        CheckLanguages(checks, $"{field}.languages", criteria.Languages);
        CheckModes(checks, $"{field}.delivery_modes", criteria.DeliveryModes);
        checks.OptionalCode($"{field}.referrer", criteria.Referrer);
        checks.OptionalCode($"{field}.live_criminal_proceedings", criteria.LiveCriminalProceedings);
        checks.OptionalCode($"{field}.live_family_proceedings", criteria.LiveFamilyProceedings);
        if (!checks.Count($"{field}.past_programmes", criteria.PastProgrammes.Count, MostPastProgrammes)) return;
        for (var i = 0; i < criteria.PastProgrammes.Count; i++)
        {
            var past = criteria.PastProgrammes[i];
            var path = $"{field}.past_programmes[{i}]";
            if (!Guid.TryParseExact(past.ListingId, "D", out _))
                checks.Add($"{path}.listing_id", "Send the id as the service returned it, a UUID.");
            if (ListingView.Day(past.EndDate) is null)
                checks.Add($"{path}.end_date", "Is required: a day, YYYY-MM-DD.");
        }
    }

    internal static void CheckLanguages(RequestChecks checks, string field, IReadOnlyList<string> tags)
    {
        if (!checks.Count(field, tags.Count, MostLanguages)) return;
        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i].Length is > 0 and <= LongestTag && tags[i].All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                continue;
            checks.Add($"{field}[{i}]", "Send a language as a BCP 47 tag, such as \"en\" or \"cy\".");
        }
    }

    internal static void CheckModes(RequestChecks checks, string field, IReadOnlyList<DeliveryMode> modes)
    {
        if (!checks.Count(field, modes.Count, MostModes)) return;
        for (var i = 0; i < modes.Count; i++) checks.Code($"{field}[{i}]", modes[i]);
    }

    /// <summary>Of criteria that were checked. Where the survivor lives is left behind here (REFER-5).</summary>
    internal PersonFacts Person(MatchCriteria criteria) => new()
    {
        Place = Place(criteria.SubjectPlace),
        Age = criteria.HasAge ? criteria.Age : null,
        Gender = criteria.Gender,
        Languages = ListingFacts.Languages(criteria.Languages),
        DeliveryModes = [.. criteria.DeliveryModes],
        Referrer = criteria.Referrer,
        Criminal = criteria.LiveCriminalProceedings,
        Family = criteria.LiveFamilyProceedings,
        PastProgrammes =
        [
            .. criteria.PastProgrammes.Select(p => (Guid.Parse(p.ListingId), ListingView.Day(p.EndDate)))
                .Where(p => p.Item2 is not null).Select(p => (p.Item1, p.Item2!.Value)),
        ],
    };

    internal PlaceFacts Place(Place? place) => place is null
        ? PlaceFacts.Unknown
        : new PlaceFacts(
            areas.Upwards(place.AreaCode), PostcodeDistrict.Normalise(place.PostcodeDistrict),
            areas.Find(place.AreaCode)?.Point);
}
