using Hangfire;
using RiskPlatform.RiskService.OpenReferral.Export;
using RiskPlatform.RiskService.OpenReferral.Feed;
using RiskPlatform.RiskService.OpenReferral.Import;
using RiskPlatform.RiskService.OpenReferral.Mapping;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral;

internal static class OpenReferralSlice
{
    internal static IServiceCollection AddOpenReferral(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        services.AddOptions<OpenReferralOptions>().BindConfiguration("OpenReferral")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(host => new AreaFinder(host.GetRequiredService<AreaCatalogue>().ByName
            .Select(a => (a.Code, a.Name, a.OfficialName))))
            .AddSingleton<ServiceReader>().AddSingleton<ListingMerge>();
        return services.AddFeed()
            .AddScoped<StageImport>().AddScoped<ImportStager>().AddScoped<ImportBook>().AddScoped<ApplyImport>()
            .AddScoped<DiscardImport>().AddScoped<ExportDirectory>().AddScoped<StagedSweep>()
            .AddRecurringJob<StagedSweep>(
                "staged-imports", job => job.ExecuteAsync(CancellationToken.None), Cron.Hourly());
    }

    internal static void MapOpenReferral(this WebApplication app) => app.MapFeed();

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(DirectoryImportService.Descriptor, AccessTable.WriteScope, Roles.DirectoryAdmin,
            "StageImport", "ApplyImport", "DiscardImport"),
        .. AccessRow.For(DirectoryImportService.Descriptor, AccessTable.ReadScope, Roles.DirectoryAdmin,
            "GetImport", "ListImports", "ListImportRows", "ExportDirectory"),
    ];
}
