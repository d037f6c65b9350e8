using System.Text.RegularExpressions;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
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

    internal static void Profile(
        this RequestChecks checks, string field, PartyRole role, PartyProfile value, AreaCatalogue areas)
    {
        areas.Check(checks, $"{field}.place", value.Place);
        if (value.BirthYear != 0 && (value.BirthYear < EarliestBirthYear || value.BirthYear > checks.Today.Year))
        {
            checks.Add($"{field}.birth_year", $"Is not a year from {EarliestBirthYear} to this one.");
        }

        checks.OptionalCode($"{field}.gender", value.Gender);
        Languages(checks, $"{field}.languages", value.Languages);
        if (role == PartyRole.Subject || value.CalculateSize() == 0) return;
        if (role == PartyRole.Child) checks.Add(field, "Is never kept of a child.", "REFER-5");
        OfSubjectAlone(checks, field, value);
    }

    private static void Languages(RequestChecks checks, string field, IReadOnlyList<string> tags)
    {
        if (!checks.Count(field, tags.Count, MostLanguages)) return;
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

    [GeneratedRegex(
        @"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}
