namespace RiskPlatform.RiskService.ReferralDirectory;

internal static class ReferralDirectorySlice
{
    internal static IServiceCollection AddReferralDirectory(
        this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DirectoryOptions>().BindConfiguration("Directory")
            .ValidateDataAnnotations().ValidateOnStart();
        return services.AddScoped<ListingStore>().AddDirectoryAdmin(configuration);
    }
}
