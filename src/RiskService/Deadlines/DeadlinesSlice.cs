namespace RiskPlatform.RiskService.Deadlines;

internal static class DeadlinesSlice
{
    internal static IServiceCollection AddDeadlines(this IServiceCollection services)
    {
        services.AddOptions<ReviewOptions>().BindConfiguration("Review").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ReviewSettingsCache>().AddScoped<ReviewSettingsBook>()
            .AddScoped<CaseReviews>().AddScoped<CaseDeadlines>();
    }
}
