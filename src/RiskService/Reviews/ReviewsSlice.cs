using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Reviews.Settings;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

internal static class ReviewsSlice
{
    internal static IServiceCollection AddReviews(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        return services.AddReviewSettings().AddScoped<ReviewMeasures>();
    }

    private static IEnumerable<AccessRow> Access() =>
        AccessRow.For(
            ReviewService.Descriptor, AccessTable.ReadScope, AccessTable.Deciders, "GetReviewMeasures");
}
