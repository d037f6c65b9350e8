using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>What matching with services needs to know of a person (REFER-5): a district, never an address.</summary>
internal sealed class ProfileInput
{
    private readonly Option<string?> area = new("--area")
    {
        Description = "Where the person lives: the local authority's GSS code, as 'risk directory areas' shows it. A"
            + " survivor's never reaches the subject or a programme (REFER-5). \"\" clears it.",
        HelpName = "CODE",
    };
    private readonly Option<string?> district = new("--postcode-district")
    {
        Description = "The postcode district, such as LS1; never a whole postcode. \"\" clears it.",
    };
    private readonly Option<int?> birthYear = new("--birth-year") { Description = "Subject only: the year of birth." };
    private readonly Option<Gender> gender = CodeOptions.Code<Gender>("--gender", "Subject only: the gender.");
    private readonly Option<string[]> languages = new("--language")
    {
        Description = "Subject only: languages that they can take part in, such as en or cy.",
        HelpName = "TAG",
        AllowMultipleArgumentsPerToken = true,
    };

    internal static ProfileInput AddTo(Command command)
    {
        var input = new ProfileInput();
        foreach (var option in new Option[]
        {
            input.area, input.district, input.birthYear, input.gender, input.languages,
        })
        {
            command.Add(option);
        }

        return input;
    }

    /// <summary>Sets what was given and leaves everything else as it is.</summary>
    internal void Fill(Call call, Party party)
    {
        var profile = party.Profile?.Clone() ?? new PartyProfile();
        profile.Place = PlaceOf(call.Get(area), call.Get(district), profile.Place);
        if (call.Get(birthYear) is { } year) profile.BirthYear = year;
        if (call.Has(gender)) profile.Gender = call.Get(gender);
        if (call.Has(languages))
        {
            profile.Languages.Clear();
            profile.Languages.AddRange(call.Get(languages));
        }

        party.Profile = profile.CalculateSize() == 0 ? null : profile;
    }

    /// <returns>The place as it then is; null where nothing of it is known.</returns>
    internal static Place? PlaceOf(string? area, string? district, Place? held = null)
    {
        var place = held?.Clone() ?? new Place();
        if (area is not null) place.AreaCode = area.Trim().ToUpperInvariant();
        if (district is not null) place.PostcodeDistrict = district.Trim().ToUpperInvariant();
        return place.CalculateSize() == 0 ? null : place;
    }
}
