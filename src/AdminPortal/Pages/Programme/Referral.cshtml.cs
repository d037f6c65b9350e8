using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Pages.Programme;

/// <summary>What was sent with a referral, and what the programme can say of it now.</summary>
public sealed class ReferralModel(RiskPlatformClient client) : ReceivedPage(client);
