using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>
/// Whose places count as confidential unless their source says otherwise (do no harm). Other directories have no field
/// for it, so that a refuge's address may stand in a file like any other: support for survivors always counts, and so
/// does what does not say in this directory's terms what it is but sounds like it. An address that is kept
/// unnecessarily can be opened by a person; one that became known can't be taken back.
/// </summary>
internal static class PresumedConfidential
{
    private static readonly string[] words =
    [
        "refuge", "domestic abuse", "domestic violence", "sexual violence", "sexual abuse", "sexual assault",
        "safe house", "safe accommodation", "survivor", "women's aid", "womens aid", "women’s aid", "rape",
        "honour based", "honour-based", "forced marriage", "trafficking", "modern slavery", "idva", "stalking",
    ];

    internal static bool MayBe(ListingType? said, HsdsService service) => said switch
    {
        ListingType.SurvivorSupport => true,
        ListingType.Housing or ListingType.ChildrensSupport or ListingType.Other or null => Sounds(service),
        _ => false,
    };

    private static bool Sounds(HsdsService service) =>
        new[] { service.Name, service.Description, service.Alert, service.Organization?.Name }
            .Concat(service.Attributes.Each().SelectMany(a => new[] { a.TaxonomyTerm?.Name, a.TaxonomyTerm?.Term }))
            .OfType<string>()
            .Any(text => words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)));
}
