using RiskPlatform.RiskService.OpenReferral.Export;
using RiskPlatform.RiskService.OpenReferral.Feed;
using RiskPlatform.RiskService.OpenReferral.Mapping;

namespace RiskPlatform.RiskService.OpenReferral;

internal static class OpenReferralSlice
{
    internal static IServiceCollection AddOpenReferral(this IServiceCollection services)
    {
        services.AddOptions<OpenReferralOptions>().BindConfiguration("OpenReferral")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(_ => new AreaFinder([]));
        return services.AddFeed()
            .AddScoped<ExportDirectory>();
    }
}
