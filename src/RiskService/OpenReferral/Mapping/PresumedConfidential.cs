using System.Text.RegularExpressions;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>
/// Whose places count as confidential unless their source says otherwise (do no harm). Other directories have no field
/// for it, so that a refuge's address may stand in a file like any other: support for survivors always counts, and so
/// does what does not say in this directory's terms what it is but sounds like it. An address that is kept
/// unnecessarily can be opened by a person; one that became known can't be taken back.
/// </summary>
internal static partial class PresumedConfidential
{
    internal static bool MayBe(ListingType? said, HsdsService service) => said switch
    {
        ListingType.SurvivorSupport => true,
        ListingType.Housing or ListingType.ChildrensSupport or ListingType.Trauma or ListingType.MentalHealth
            or ListingType.SubstanceUse or ListingType.Other or null => Sounds(service),
        _ => false,
    };

    private static bool Sounds(HsdsService service) =>
        new[] { service.Name, service.Description, service.Alert, service.Organization?.Name }
            .Append(service.Organization?.Description)
            .Concat(service.ServiceAtLocations.Each().Select(l => l.Location?.Name))
            .Concat(service.Attributes.Each().SelectMany(a => new[] { a.TaxonomyTerm?.Name, a.TaxonomyTerm?.Term }))
            .OfType<string>().Any(Words().IsMatch);

    /// <summary>In English and Welsh, as services name themselves.</summary>
    [GeneratedRegex(
        @"\b(refuges?|domestic (abuse|violence)|abusive|coercive control|sexual (violence|abuse|assault)|rape"
        + @"|safe (houses?|accommodation)|survivors?|women['’]?s aid|honou?r[- ]based|forced marriages?"
        + @"|trafficking|modern slavery|idvas?|stalking|lloches(au)?|cam-drin|trais (domestig|rhywiol))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
