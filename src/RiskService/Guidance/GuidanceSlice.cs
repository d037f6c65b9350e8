namespace RiskPlatform.RiskService.Guidance;

internal static class GuidanceSlice
{
    /// <summary>Loads and checks the content at once, so that the service does not start with a broken one.</summary>
    public static IServiceCollection AddGuidance(this IServiceCollection services)
    {
        var library = GuidanceLibrary.Load(GuidanceFile.Embedded());
        return services.AddSingleton(library).AddSingleton<GuidanceGrpc>();
    }
}
