using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>
/// What nobody is referred to, whoever decides: no response to abuse (REFER-3), and what is there for survivors and
/// children (REFER-8). One table.
/// </summary>
internal static class TypeRules
{
    internal const string NoResponseToAbuse = "REFER-3";

    private const string Field = "listing_id";
    private const string OwnChannel = "REFER-8";

    private static readonly Dictionary<ListingType, ReferBreach> Refused = new()
    {
        [ListingType.AngerManagement] = new(
            NoResponseToAbuse, Field,
            "Abuse is a choice to control somebody, not a temper that is lost. Anger management does not address it, "
                + "and can leave the people at home in more danger."),
        [ListingType.CouplesCounselling] = new(
            NoResponseToAbuse, Field,
            "In the same room nobody who is being abused can speak safely, and what is one person's doing is treated "
                + "as both people's. Couples counselling can put the survivor in more danger."),
        [ListingType.Mediation] = new(
            NoResponseToAbuse, Field,
            "Mediation needs two people who can both speak freely. Where one controls the other it goes on with the "
                + "control, and can put the survivor in more danger."),
        [ListingType.SurvivorSupport] = new(
            OwnChannel, Field,
            "Support for survivors is never reached by a referral of the subject, who could learn of it that way. "
                + "Contact the service with the survivor, through its own channel."),
        [ListingType.ChildrensSupport] = new(
            OwnChannel, Field,
            "Support for children is never reached by a referral of the subject, who could learn of it that way. "
                + "Contact the service for the child, through its own channel."),
    };

    public static ImmutableArray<ReferBreach> Check(ReferSetting setting) =>
        Refused.TryGetValue(setting.Type, out var breach) ? [breach] : [];
}
