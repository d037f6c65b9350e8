using System.Globalization;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Parts;

/// <summary>Codes of the directory that need more than their own name.</summary>
internal static class DirectoryWords
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "English",
        ["cy"] = "Welsh",
        ["gd"] = "Scottish Gaelic",
        ["ga"] = "Irish",
        ["pl"] = "Polish",
        ["pa"] = "Punjabi",
        ["ur"] = "Urdu",
        ["bn"] = "Bengali",
        ["gu"] = "Gujarati",
        ["ar"] = "Arabic",
        ["fr"] = "French",
        ["es"] = "Spanish",
        ["pt"] = "Portuguese",
        ["it"] = "Italian",
        ["ro"] = "Romanian",
        ["so"] = "Somali",
        ["tr"] = "Turkish",
        ["fa"] = "Persian",
        ["hi"] = "Hindi",
        ["ta"] = "Tamil",
        ["lt"] = "Lithuanian",
        ["uk"] = "Ukrainian",
        ["ru"] = "Russian",
        ["zh"] = "Chinese",
        ["bfi"] = "British Sign Language",
    };

    internal static IReadOnlyList<Choice> Kinds { get; } = Words.Choices<ListingType>();

    internal static IReadOnlyList<Choice> States { get; } = Words.Choices<ListingState>();

    internal static IReadOnlyList<Choice> Routes { get; } =
    [
        new(nameof(ReferralRouteKind.Phone), "By telephone"),
        new(nameof(ReferralRouteKind.Email), "By email"),
        new(nameof(ReferralRouteKind.Form), "By a form on a website"),
        new(nameof(ReferralRouteKind.Platform), "On this platform"),
    ];

    internal static IReadOnlyList<Choice> Referrers { get; } =
        [.. Enum.GetValues<ReferrerKind>().Where(r => r != ReferrerKind.Unspecified)
            .Select(r => new Choice(r.ToString(), Referrer(r)))];

    internal static string Referrer(ReferrerKind kind) => kind switch
    {
        ReferrerKind.Self => "The person themselves",
        ReferrerKind.Agency => "Any agency",
        ReferrerKind.Court => "A court, or Cafcass",
        ReferrerKind.Health => "Health services",
        _ => Words.Of(kind),
    };

    internal static string Lives(Residence who) => who switch
    {
        Residence.Partner => "The partner or ex-partner",
        Residence.Either => "Either of the two",
        _ => "The subject",
    };

    internal static string Route(ReferralRouteKind kind) =>
        Routes.FirstOrDefault(r => r.Value == kind.ToString())?.Text ?? "";

    /// <summary>The name of a language, and its tag for those who know it by that.</summary>
    internal static string Language(string tag) =>
        Languages.TryGetValue(tag, out var name) ? $"{name} ({tag})" : tag;

    /// <summary>A tag as it was typed, or the tag of a name.</summary>
    internal static string LanguageTag(string typed) =>
        Languages.FirstOrDefault(l => l.Value.Equals(typed, StringComparison.OrdinalIgnoreCase)).Key ?? typed;

    internal static string StateColour(ListingState state) => state switch
    {
        ListingState.Published => "govuk-tag--green",
        ListingState.Suspended => "govuk-tag--yellow",
        ListingState.Draft => "govuk-tag--blue",
        _ => "govuk-tag--grey",
    };

    internal static string Area(AreaKind kind) => Words.Of(kind);

    /// <summary>What must be known of a kind before anybody is referred.</summary>
    internal static string? Caution(ListingType type) => type switch
    {
        ListingType.AngerManagement or ListingType.CouplesCounselling or ListingType.Mediation =>
            "This is no response to abuse: it is unlikely to help and may make things worse (REFER-3). "
            + "For abuse, refer to an accredited perpetrator programme.",
        ListingType.SurvivorSupport =>
            "This is for survivors. The subject is never referred to it, and is never told of it.",
        ListingType.ChildrensSupport => "This is for children. The subject is never referred to it.",
        _ => null,
    };

    internal static string Kilometres(double distance) =>
        distance < 1 ? "less than 1 km" : string.Create(CultureInfo.InvariantCulture, $"{distance:0} km");
}
