using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

internal static class RecordSlice
{
    internal static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddOptions<RecordOptions>().BindConfiguration("Record").ValidateDataAnnotations().ValidateOnStart();
        foreach (var row in Access()) services.AddSingleton(row);
        return services
            .AddScoped<EntryMaker>().AddScoped<RecordEntries>().AddScoped<RecordStream>().AddScoped<EntryBook>()
            .AddScoped<TimelineWatch>().AddScoped<ChainCheck>();
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(RecordService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers,
            "GetEntry", "ListEntries", "GetTimeline", "WatchTimeline"),
        .. AccessRow.For(RecordService.Descriptor, AccessTable.WriteScope, AccessTable.CaseWorkers,
            "Record", "RecordBatch", "RecordStream"),

        // It tells of the chain and nothing that the case says.
        .. AccessRow.For(RecordService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers | Roles.Auditor,
            "VerifyChain"),
    ];
}
