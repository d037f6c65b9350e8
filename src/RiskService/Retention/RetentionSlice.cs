using Hangfire;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Retention;

internal static class RetentionSlice
{
    internal static IServiceCollection AddRetention(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        services.AddOptions<RetentionOptions>().BindConfiguration("Retention")
            .ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.GetSection("Retention").Get<RetentionOptions>() ?? new RetentionOptions();
        return services
            .AddScoped<RetentionClock>().AddScoped<LegalHolds>().AddScoped<RetentionDecisions>()
            .AddScoped<RetentionLists>().AddScoped<DueCases>().AddScoped<DisposeCase>().AddScoped<DisposeCases>()
            .AddRecurringJob<DisposeCases>("dispose-cases", job => job.ExecuteAsync(CancellationToken.None),
                Cron.Daily(options.JobHour));
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(RetentionService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers,
            "GetRetention", "ListRetentionReviews"),
        .. AccessRow.For(RetentionService.Descriptor, AccessTable.ReadScope, AccessTable.Deciders | Roles.Auditor,
            "ListDisposals"),
        .. AccessRow.For(RetentionService.Descriptor, AccessTable.WriteScope, AccessTable.Deciders,
            "PlaceLegalHold", "LiftLegalHold", "DecideRetention"),
    ];
}
