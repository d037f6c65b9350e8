using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>
/// What a worker could find out about the subject that would settle something unknown. Never where the survivor lives:
/// nothing that is judged depends on it.
/// </summary>
internal static class MissingDetails
{
    internal static IEnumerable<string> Of(PersonFacts person, IEnumerable<ServiceFacts> programmes)
    {
        var asked = programmes.ToList();
        if (asked.Any(p => AreaOpen(p, person.Place))) yield return "subject_place.area_code";
        if (asked.Any(p => DistrictOpen(p, person.Place))) yield return "subject_place.postcode_district";
        if (person.Age is null && asked.Any(p => p.Eligibility is { MinimumAge: not null } or { MaximumAge: not null }))
            yield return "age";
        if (person.Gender == Gender.Unspecified && asked.Any(p => !p.Eligibility.Genders.IsEmpty))
            yield return "gender";
        if (person.Languages.IsEmpty && asked.Any(p => !p.Languages.IsEmpty)) yield return "languages";
        if (person.Referrer is ReferrerKind.Unspecified or ReferrerKind.Agency
            && asked.Any(p => Suitability.Referrer(p.Eligibility, person.Referrer, explain: false)
                is { Outcome: CriterionOutcome.Unknown }))
        {
            yield return "referrer";
        }

        if (!IsSettled(person.Criminal) && asked.Any(p => p.Eligibility.ExcludesCriminal))
            yield return "live_criminal_proceedings";
        if (!IsSettled(person.Family) && asked.Any(p => p.Eligibility.ExcludesFamily))
            yield return "live_family_proceedings";
        if (person.PastProgrammes.IsEmpty && asked.Any(p => p.Eligibility.SameProgrammeMonths > 0))
            yield return "past_programmes";
    }

    private static bool AreaOpen(ServiceFacts programme, PlaceFacts place) =>
        place.Upwards.IsEmpty && IsOpen(programme, place, programme.AreaCodes);

    private static bool DistrictOpen(ServiceFacts programme, PlaceFacts place) =>
        place.District.Length == 0 && IsOpen(programme, place, programme.PostcodeDistricts);

    private static bool IsOpen(ServiceFacts programme, PlaceFacts place, ImmutableArray<string> listed) =>
        !listed.IsEmpty && programme.Eligibility.Residence != Residence.Partner
        && Coverage.Of(programme, place) == CriterionOutcome.Unknown;

    private static bool IsSettled(Presence presence) => presence is Presence.Present or Presence.Absent;
}
