using RiskPlatform.RiskService.Platform;

namespace RiskPlatform.RiskService.ReferralDirectory.Seeds;

/// <summary>What the directory's beginning brings to its slice.</summary>
internal static class SeedSetup
{
    internal static IServiceCollection AddDirectorySeeds(this IServiceCollection services)
    {
        services.AddOptions<DirectorySeedOptions>().BindConfiguration("Directory");
        return services.AddScoped<DirectorySeed>().AddSingleton(new StartupCheck(DirectorySeed.RunAsync));
    }
}
