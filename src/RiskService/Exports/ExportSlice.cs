using Hangfire;
using RiskPlatform.RiskService.Exports.Zip;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports;

internal static class ExportSlice
{
    internal static IServiceCollection AddExports(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        services.AddOptions<ExportOptions>().BindConfiguration("Exports").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ExportSignals>().AddSingleton<EvidenceSigner>()
            .AddScoped<EvidenceExports>().AddScoped<WatchExport>().AddScoped<DownloadExport>()
            .AddScoped<MakeExport>().AddScoped<ExpireExport>().AddScoped<ExportSweep>()
            .AddScoped<ExportChunks>().AddScoped<EvidenceFile>().AddScoped<ExportEntries>()
            .AddScoped<CheckpointProofs>()
            .AddRecurringJob<ExportSweep>("exports", job => job.ExecuteAsync(CancellationToken.None), Cron.Minutely());
    }

    /// <summary>What an export holds can put people at risk: those who decide are those who take it out.</summary>
    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(ExportService.Descriptor, AccessTable.WriteScope, AccessTable.Deciders,
            "StartEvidenceExport"),
        .. AccessRow.For(ExportService.Descriptor, AccessTable.ReadScope, AccessTable.Deciders,
            "GetEvidenceExport", "ListEvidenceExports", "WatchEvidenceExport", "DownloadEvidenceExport"),
    ];
}
