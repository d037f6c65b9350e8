using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Areas;

/// <summary>The areas of the United Kingdom by GSS code. A district lies in its county, region and nation.</summary>
internal sealed class AreaCatalogue
{
    internal const int MostCodes = 400;

    private readonly FrozenDictionary<string, AreaEntry> areas = AreaFile.Read().ToFrozenDictionary();

    public AreaCatalogue() => ByName =
    [
        .. areas.Values.OrderBy(a => WordFolding.Fold(a.Name), StringComparer.Ordinal)
            .ThenBy(a => a.Code, StringComparer.Ordinal),
    ];

    /// <summary>All of them, as lists show them.</summary>
    internal ImmutableArray<AreaEntry> ByName { get; }

    internal AreaEntry? Find(string code) => areas.GetValueOrDefault(code);

    /// <summary>The area and those that it lies in, nearest first; empty of an unknown code.</summary>
    internal ImmutableArray<string> Upwards(string code) => Find(code)?.Upwards ?? [];

    /// <summary>The code itself where it is unknown.</summary>
    internal string Name(string code) => Find(code)?.Name ?? code;

    /// <summary>Fills in the names of a listing's areas, in the order of the codes.</summary>
    internal void AddNames(Listing listing)
    {
        if (listing.Catchment is not { } catchment) return;
        catchment.AreaNames.Clear();
        catchment.AreaNames.AddRange(catchment.AreaCodes.Select(Name));
    }

    /// <summary>Where somebody lives: a known local authority, and a postcode district; each may be left out.</summary>
    internal void Check(RequestChecks checks, string field, Place? place)
    {
        if (place is null) return;
        if (place.AreaCode.Length > 0 && Find(place.AreaCode) is not { Kind: AreaKind.LocalAuthority })
        {
            checks.Add($"{field}.area_code", "Is not the GSS code of a local authority. SearchAreas finds it.");
        }

        CheckDistrict(checks, $"{field}.postcode_district", place.PostcodeDistrict);
    }

    /// <summary>Whom a service covers: known areas of any kind, and postcode districts.</summary>
    internal void Check(RequestChecks checks, string field, Catchment? catchment)
    {
        if (catchment is null) return;
        if (checks.Count($"{field}.area_codes", catchment.AreaCodes.Count, MostCodes))
        {
            for (var i = 0; i < catchment.AreaCodes.Count; i++)
            {
                if (Find(catchment.AreaCodes[i]) is not null) continue;
                checks.Add($"{field}.area_codes[{i}]", "Is not the GSS code of an area. SearchAreas finds it.");
            }
        }

        if (!checks.Count($"{field}.postcode_districts", catchment.PostcodeDistricts.Count, MostCodes)) return;
        for (var i = 0; i < catchment.PostcodeDistricts.Count; i++)
        {
            var sent = catchment.PostcodeDistricts[i];
            if (sent.Length == 0) checks.Add($"{field}.postcode_districts[{i}]", PostcodeDistrict.Needed);
            else CheckDistrict(checks, $"{field}.postcode_districts[{i}]", sent);
        }
    }

    private static void CheckDistrict(RequestChecks checks, string field, string sent)
    {
        if (sent.Length > 0 && PostcodeDistrict.Refusal(sent) is { } why) checks.Add(field, why);
    }
}
