using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>One referral: where it stands, how it came there, and the moves that this person could make now.</summary>
public sealed class ReferralModel(RiskPlatformClient client) : ReferralPage(client)
{
}
