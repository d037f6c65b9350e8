using System.Globalization;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases;

/// <summary>A person of a case as a form has them. Which fields show depends on the role.</summary>
public sealed class PartyForm
{
    public static readonly IReadOnlyList<Choice> Effects = Words.Choices<ChildEffect>();

    public static readonly IReadOnlyList<Choice> Relations =
    [
        new(nameof(V1.ChildRelation.Subject), "The subject"), new(nameof(V1.ChildRelation.Survivor), "The survivor"),
        new(nameof(V1.ChildRelation.Both), "Both"), new(nameof(V1.ChildRelation.Neither), "Neither"),
    ];

    public static readonly IReadOnlyList<Choice> Genders = Words.Choices<Gender>();

    public PartyRole Role { get; set; }

    public string? AgencyReference { get; set; }

    public string? DisplayName { get; set; }

    public IList<ChildEffect> ChildEffects { get; set; } = [];

    public ChildRelation? ChildRelation { get; set; }

    public string? AreaCode { get; set; }

    public string? PostcodeDistrict { get; set; }

    public string? BirthYear { get; set; }

    public Gender? Gender { get; set; }

    /// <summary>Tags, with commas or spaces between them.</summary>
    public string? Languages { get; set; }

    internal static PartyForm Of(Party party)
    {
        var profile = party.Profile ?? new PartyProfile();
        return new PartyForm
        {
            Role = party.Role,
            AgencyReference = party.AgencyReference,
            DisplayName = party.DisplayName,
            ChildEffects = [.. party.ChildEffects],
            ChildRelation = party.ChildRelation,
            AreaCode = profile.Place?.AreaCode,
            PostcodeDistrict = profile.Place?.PostcodeDistrict,
            BirthYear = profile.BirthYear == 0 ? null : profile.BirthYear.ToString(CultureInfo.InvariantCulture),
            Gender = profile.Gender,
            Languages = string.Join(", ", profile.Languages),
        };
    }

    internal Party ToParty(string? partyId = null)
    {
        var party = new Party
        {
            PartyId = partyId ?? "",
            Role = Role,
            AgencyReference = AgencyReference?.Trim() ?? "",
            DisplayName = DisplayName?.Trim() ?? "",
        };
        if (Role == PartyRole.Child)
        {
            party.ChildEffects.AddRange(ChildEffects);
            party.ChildRelation = ChildRelation ?? default;
        }
        else if (Profile() is { } profile && profile.CalculateSize() > 0)
        {
            party.Profile = profile;
        }

        return party;
    }

    private PartyProfile Profile()
    {
        var place = new Place
        {
            AreaCode = AreaCode?.Trim() ?? "",
            PostcodeDistrict = PostcodeDistrict?.Trim().ToUpperInvariant() ?? "",
        };
        var profile = new PartyProfile { Place = place.CalculateSize() == 0 ? null : place };
        if (Role != PartyRole.Subject) return profile;
        if (!string.IsNullOrWhiteSpace(BirthYear))
        {
            // A year that is none is the service's to refuse, beside its field.
            profile.BirthYear = int.TryParse(BirthYear.Trim(), NumberStyles.None, CultureInfo.InvariantCulture,
                out var year) ? year : -1;
        }

        profile.Gender = Gender ?? default;
        profile.Languages.AddRange((Languages ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries));
        return profile;
    }
}
