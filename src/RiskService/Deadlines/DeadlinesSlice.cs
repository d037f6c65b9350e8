namespace RiskPlatform.RiskService.Deadlines;

internal static class DeadlinesSlice
{
    internal static IServiceCollection AddDeadlines(this IServiceCollection services)
    {
        services.AddOptions<ReviewOptions>().BindConfiguration("Review").ValidateDataAnnotations()
            .Validate(
                options => options.IsConsistent,
                "Review: WorkStart must come before WorkEnd, LeadAfterHours must not be less than ManagerAfterHours, "
                + "no level may be reviewed later than a lower one, and TimeZone must be the name of a time zone, such "
                + "as Europe/London.")
            .ValidateOnStart();
        return services.AddSingleton<ReviewSettingsCache>().AddScoped<ReviewSettingsBook>()
            .AddScoped<CaseReviews>().AddScoped<CaseDeadlines>();
    }
}
