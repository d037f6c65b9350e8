using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

internal static class SubjectAccessSlice
{
    internal static IServiceCollection AddSubjectAccess(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        return services
            .AddScoped<AccessBook>().AddScoped<AccessRequests>().AddScoped<AccessList>().AddScoped<ItemDecisions>()
            .AddScoped<Worklist>().AddScoped<Decide>().AddScoped<Answers>();
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(SubjectAccessService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers,
            "GetSubjectAccess", "ListSubjectAccess", "ListWithheldItems"),

        // A person takes it out, and reads it before anybody gets it.
        .. AccessRow.For(
            SubjectAccessService.Descriptor, AccessTable.ReadScope, AccessTable.CasePeople, "ExportSubjectAccess"),
        .. AccessRow.For(
            SubjectAccessService.Descriptor, AccessTable.WriteScope, AccessTable.CaseWorkers, "OpenSubjectAccess"),

        // A person answers for what the subject gets to read, and when (RECORD-4).
        .. AccessRow.For(SubjectAccessService.Descriptor, AccessTable.WriteScope, AccessTable.Deciders,
            "ExtendSubjectAccess", "DecideWithheldItem", "CompleteSubjectAccess"),
    ];
}
