using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Referrals.Copies;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

internal static class ReferralsSlice
{
    internal static IServiceCollection AddReferrals(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        return services
            .AddScoped<CaseCriteria>().AddScoped<ReferralPlans>().AddScoped<Refer>()
            .AddScoped<ReferralView>().AddScoped<ReferralBook>().AddScoped<ReferralList>()
            .AddScoped<ProgrammeCopies>().AddScoped<ReferralCopies>();
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(ReferralService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers,
            "GetReferral", "ListReferrals", "GetProgrammeCopy", "GetSubjectCopy"),
        .. AccessRow.For(ReferralService.Descriptor, AccessTable.WriteScope, AccessTable.CaseWorkers, "Refer"),
    ];
}
