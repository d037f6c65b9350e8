using RiskPlatform.RiskService.ReferralDirectory.Seeds;

namespace RiskPlatform.RiskService.ReferralDirectory;

internal static class ReferralDirectorySlice
{
    internal static IServiceCollection AddReferralDirectory(this IServiceCollection services)
    {
        services.AddOptions<DirectoryOptions>().BindConfiguration("Directory")
            .ValidateDataAnnotations().ValidateOnStart();
        return services.AddScoped<ListingStore>().AddDirectoryAdmin().AddDirectorySeeds();
    }
}
