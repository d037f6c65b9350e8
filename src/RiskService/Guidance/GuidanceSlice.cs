using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Guidance;

internal static class GuidanceSlice
{
    /// <summary>Loads and checks the content at once, so that the service does not start with a broken one.</summary>
    internal static IServiceCollection AddGuidance(this IServiceCollection services)
    {
        var library = GuidanceLibrary.Load(GuidanceFile.Embedded());
        foreach (var row in Access()) services.AddSingleton(row);
        return services.AddSingleton(library).AddSingleton<GuidanceGrpc>();
    }

    private static IEnumerable<AccessRow> Access() => AccessRow.For(
        GuidanceService.Descriptor, AccessTable.ReadScope, AccessTable.Everyone,
        "ListGuidanceVersions", "ListIndicators", "ListQuestions", "ListAdvice", "ListHelplines");
}
