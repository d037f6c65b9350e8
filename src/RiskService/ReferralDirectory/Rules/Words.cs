using System.Globalization;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>Parts of explanations.</summary>
internal static class Words
{
    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    internal static string List(IEnumerable<string> words) => string.Join(", ", words);

    internal static string Of(Gender gender) => gender switch
    {
        Gender.Man => "men",
        Gender.Woman => "women",
        _ => "people of another gender",
    };

    internal static string Of(ReferrerKind referrer) => referrer switch
    {
        ReferrerKind.Self => "the person themselves",
        ReferrerKind.Police => "the police",
        ReferrerKind.Probation => "probation",
        ReferrerKind.SocialCare => "social care",
        ReferrerKind.Court => "a court or Cafcass",
        ReferrerKind.Health => "a health service",
        _ => "an agency",
    };

    internal static string Of(DeliveryMode mode) => mode switch
    {
        DeliveryMode.Group => "in a group",
        DeliveryMode.OneToOne => "one to one",
        DeliveryMode.Online => "online",
        _ => "by telephone",
    };
}
