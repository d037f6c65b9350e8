using Hangfire;
using RiskPlatform.RiskService.Platform;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

internal static class CaseSlice
{
    internal static IServiceCollection AddCases(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        return services
            .AddScoped<CaseBook>().AddScoped<CaseEntries>().AddScoped<CaseMaker>().AddScoped<CaseChanges>()
            .AddScoped<CaseList>().AddScoped<RoleSwaps>().AddScoped<Contacts>()
            .AddScoped<ChainSource, CaseChains>().AddScoped<ReferenceSweep>().AddScoped<ReferenceHashes>()
            .AddScoped<RewrapKeys>()
            .AddRecurringJob<RewrapKeys>("rewrap-keys", job => job.ExecuteAsync(CancellationToken.None),
                Cron.Daily(3), atStart: true)
            .AddSingleton(new StartupCheck(ReferenceSweep.CheckKeysAsync));
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(CaseService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers,
            "GetCase", "ListCases", "ListContacts"),
        .. AccessRow.For(CaseService.Descriptor, AccessTable.WriteScope, AccessTable.CaseWorkers,
            "CreateCase", "UpdateCase", "AddParty", "UpdateParty", "RemoveParty", "AllocateWorker", "EndAllocation",
            "PlanContact", "RecordContact"),

        // LOOK-3 needs two people; behind an agency's system it could be anybody.
        .. AccessRow.For(CaseService.Descriptor, AccessTable.WriteScope, AccessTable.CasePeople, "ProposeRoleSwap"),

        // The second person of LOOK-3.
        .. AccessRow.For(CaseService.Descriptor, AccessTable.WriteScope, AccessTable.Deciders,
            "ApproveRoleSwap", "RejectRoleSwap"),
    ];
}
