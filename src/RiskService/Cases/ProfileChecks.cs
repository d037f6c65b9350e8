using System.Text.RegularExpressions;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>
/// What a profile must be to be taken (REFER-5): no more of anybody than matching needs, and of a survivor where they
/// live alone.
/// </summary>
internal static partial class ProfileChecks
{
    private const int EarliestBirthYear = 1900;
    private const int MostLanguages = 20;
    private const int LanguageLength = 35;

    internal static void Profile(this RequestChecks checks, string field, PartyRole role, PartyProfile value)
    {
        if (value.Place is { } place) checks.Place($"{field}.place", place);
        if (value.BirthYear != 0 && (value.BirthYear < EarliestBirthYear || value.BirthYear > checks.Today.Year))
        {
            checks.Add($"{field}.birth_year", $"Is not a year from {EarliestBirthYear} to this one.");
        }

        checks.OptionalCode($"{field}.gender", value.Gender);
        checks.Languages($"{field}.languages", value.Languages, MostLanguages);
        if (role == PartyRole.Subject || value.CalculateSize() == 0) return;
        if (role == PartyRole.Child) checks.Add(field, "Is never kept of a child.", "REFER-5");
        OfSubjectAlone(checks, field, value);
    }

    /// <summary>Where somebody lives, by area and postcode district: never a whole postcode.</summary>
    internal static void Place(this RequestChecks checks, string field, Place value)
    {
        if (value.AreaCode.Length > 0 && !AreaCode().IsMatch(value.AreaCode))
        {
            checks.Add($"{field}.area_code", "Is not a GSS code, such as E08000035.");
        }

        if (value.PostcodeDistrict.Length > 0 && !District().IsMatch(value.PostcodeDistrict))
        {
            checks.Add(
                $"{field}.postcode_district", "Is not a postcode district, such as LS1. Leave out the rest of it.");
        }
    }

    internal static void Languages(this RequestChecks checks, string field, IReadOnlyList<string> tags, int most)
    {
        if (!checks.Count(field, tags.Count, most)) return;
        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i].Length > LanguageLength || !LanguageTag().IsMatch(tags[i]))
            {
                checks.Add($"{field}[{i}]", "Is not a BCP 47 language tag, such as en or cy.");
            }
        }
    }

    /// <summary>What matching asks of the subject is nobody's business of a survivor.</summary>
    private static void OfSubjectAlone(RequestChecks checks, string field, PartyProfile value)
    {
        const string Why = "Is kept of the subject alone.";
        if (value.BirthYear != 0) checks.Add($"{field}.birth_year", Why, "REFER-5");
        if (value.Gender != Gender.Unspecified) checks.Add($"{field}.gender", Why, "REFER-5");
        if (value.Languages.Count > 0) checks.Add($"{field}.languages", Why, "REFER-5");
    }

    [GeneratedRegex(@"^[EKNSW][0-9]{8}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AreaCode();

    [GeneratedRegex(@"^[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex District();

    [GeneratedRegex(
        @"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}
