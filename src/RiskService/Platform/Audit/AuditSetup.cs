using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Audit;

internal static class AuditSetup
{
    internal static IServiceCollection AddAudit(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        services.AddOptions<AuditOptions>().BindConfiguration("Audit").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<AuditWriter>().AddHostedService(s => s.GetRequiredService<AuditWriter>())
            .AddScoped<ReadAudit>().AddScoped<AuditInterceptor>()
            .AddScoped<AuditSearch>().AddScoped<AuditVerification>().AddScoped<ChainSource, AuditChains>();
    }

    private static IEnumerable<AccessRow> Access() => AccessRow.For(
        AuditService.Descriptor, AccessTable.ReadScope, Roles.Auditor, "SearchAudit", "VerifyAudit",
        "ListCheckpoints", "VerifyCheckpoints");
}
