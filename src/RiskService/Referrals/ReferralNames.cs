using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>Codes as the protocol spells them, without their prefix, for what is said to callers.</summary>
internal static class ReferralNames
{
    private static readonly FrozenDictionary<int, string> Reasons = Names("ReferralReason", "REFERRAL_REASON_");
    private static readonly FrozenDictionary<int, string> States = Names("ReferralState", "REFERRAL_STATE_");
    private static readonly FrozenDictionary<int, string> Moves = Names("ReferralMove", "REFERRAL_MOVE_");

    internal static string Of(ReferralReason reason) => Reasons[(int)reason];

    internal static string Of(ReferralState state) => States[(int)state];

    internal static string Of(ReferralMove move) => Moves[(int)move];

    private static FrozenDictionary<int, string> Names(string type, string prefix) =>
        ReferralMovesReflection.Descriptor.FindTypeByName<EnumDescriptor>(type).Values
            .ToFrozenDictionary(v => v.Number, v => v.Name[prefix.Length..]);
}
