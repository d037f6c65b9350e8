using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>What is known of the subject, to match with services (REFER-5). What is not said is not known.</summary>
internal sealed class CriteriaInput
{
    private readonly Option<string?> area = Place("--area", "Where the subject lives: the local authority's GSS code.");
    private readonly Option<string?> district = Place("--postcode-district", "The subject's postcode district.");
    private readonly Option<string?> survivorArea = Place("--survivor-area",
        "Where the survivor lives. What only that brings is shown apart, and is never for the subject (REFER-5).");
    private readonly Option<string?> survivorDistrict =
        Place("--survivor-postcode-district", "The survivor's postcode district.");
    private readonly Option<int?> age = new("--age") { Description = "The subject's age in years." };
    private readonly Option<Gender> gender = CodeOptions.Code<Gender>("--gender", "The subject's gender.");
    private readonly Option<string[]> languages = new("--language")
    {
        Description = "Languages that the subject can take part in, such as en or cy.",
        HelpName = "TAG",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<DeliveryMode[]> modes =
        CodeOptions.CodeList<DeliveryMode>("--delivery", "Ways that would do; else any.");
    private readonly Option<ReferrerKind> referrer =
        CodeOptions.Code<ReferrerKind>("--referrer", "Who refers; else an agency.");
    private readonly Option<Presence> criminal =
        CodeOptions.Code<Presence>("--criminal-proceedings", "Whether criminal proceedings are live.");
    private readonly Option<Presence> family =
        CodeOptions.Code<Presence>("--family-proceedings", "Whether family proceedings are live.");
    private readonly Option<PastProgramme[]> past = new("--past")
    {
        Description = "A programme that the subject was on, and the day that it ended, such as LISTING:2025-06-30.",
        HelpName = "LISTING:DAY",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.Select(t =>
        {
            if (t.Value.Split(':') is [{ Length: > 0 } listing, var day] && CodeOptions.IsDay(day))
                return new PastProgramme { ListingId = listing, EndDate = day };
            result.AddError($"--past: '{t.Value}' is not LISTING:YYYY-MM-DD.");
            return new PastProgramme();
        })],
    };

    /// <param name="command">The command that takes the options.</param>
    /// <param name="withSurvivor">Whether the survivor's place may be said: never where a referral is made.</param>
    internal static CriteriaInput AddTo(Command command, bool withSurvivor)
    {
        var input = new CriteriaInput();
        IEnumerable<Option> options =
        [
            input.area, input.district, input.age, input.gender, input.languages, input.modes, input.referrer,
            input.criminal, input.family, input.past,
            .. withSurvivor ? new[] { input.survivorArea, input.survivorDistrict } : [],
        ];
        foreach (var option in options) command.Add(option);
        return input;
    }

    /// <returns>Null where nothing was said.</returns>
    internal MatchCriteria? Read(Call call)
    {
        var criteria = new MatchCriteria
        {
            SubjectPlace = ProfileInput.PlaceOf(call.Get(area), call.Get(district)),
            SurvivorPlace = ProfileInput.PlaceOf(call.Get(survivorArea), call.Get(survivorDistrict)),
            Gender = call.Get(gender),
            Referrer = call.Get(referrer),
            LiveCriminalProceedings = call.Get(criminal),
            LiveFamilyProceedings = call.Get(family),
        };
        if (call.Get(age) is { } years) criteria.Age = years;
        criteria.Languages.AddRange(call.Get(languages) ?? []);
        criteria.DeliveryModes.AddRange(call.Get(modes) ?? []);
        criteria.PastProgrammes.AddRange(call.Get(past) ?? []);
        return criteria.CalculateSize() == 0 ? null : criteria;
    }

    private static Option<string?> Place(string name, string description) => new(name)
    {
        Description = description,
        HelpName = name.EndsWith("area", StringComparison.Ordinal) ? "CODE" : "DISTRICT",
    };
}
