namespace RiskPlatform.RiskService.Referrals;

internal static class ReferralsSlice
{
    internal static IServiceCollection AddReferrals(this IServiceCollection services) =>
        services.AddScoped<CaseCriteria>().AddScoped<ReferralView>();
}
