namespace RiskPlatform.RiskService.Reviews;

internal static class ReviewSlice
{
    internal static IServiceCollection AddReviews(this IServiceCollection services)
    {
        services.AddOptions<ReviewOptions>().BindConfiguration("Review").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
