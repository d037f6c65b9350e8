using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.RiskService.ReferralDirectory.Search;
using RiskPlatform.RiskService.ReferralDirectory.Seeds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

internal static class ReferralDirectorySlice
{
    internal static IServiceCollection AddReferralDirectory(
        this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DirectoryOptions>().BindConfiguration("Directory")
            .ValidateDataAnnotations().ValidateOnStart();
        foreach (var row in Access()) services.AddSingleton(row);
        return services.AddScoped<ListingStore>().AddDirectorySearch().AddDirectoryAdmin(configuration)
            .AddDirectorySeeds();
    }

    private static IServiceCollection AddDirectorySearch(this IServiceCollection services) => services
        .AddSingleton<AreaCatalogue>().AddSingleton<CriteriaFacts>()
        .AddSingleton<ListingIndexer>().AddSingleton<DirectoryIndex>().AddHostedService<DirectoryWarmUp>()
        .AddScoped<ListingAnswers>().AddScoped<DirectoryCatalogue>()
        .AddScoped<ListingReader>().AddScoped<ListingSearch>().AddScoped<ProgrammeMatching>().AddScoped<AreaSearch>();

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(DirectoryService.Descriptor, AccessTable.ReadScope, AccessTable.Everyone,
            "GetListing", "SearchListings", "SearchAreas"),

        // Its answer may hold what only the survivor's place brings, which is for workers alone (REFER-5).
        .. AccessRow.For(DirectoryService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers,
            "MatchProgrammes"),
    ];
}
