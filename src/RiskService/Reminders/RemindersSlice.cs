using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

internal static class RemindersSlice
{
    internal static IServiceCollection AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        services.AddOptions<ReminderOptions>().BindConfiguration("Reminders")
            .ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.GetSection("Reminders").Get<ReminderOptions>() ?? new ReminderOptions();
        return services
            .AddSingleton<ReminderSignals>()
            .AddScoped<JobLease>().AddScoped<DueReminders>().AddScoped<ClimbingItems>().AddScoped<AgencySweep>()
            .AddScoped<OutboxPages>().AddScoped<AgencyDispatch>().AddScoped<DispatchOutbox>()
            .AddScoped<SweepDeadlines>()
            .AddScoped<ReminderScopes>().AddScoped<ReminderInbox>().AddScoped<ReminderWatch>()
            .AddRecurringJob<SweepDeadlines>(SweepDeadlines.Name, job => job.ExecuteAsync(CancellationToken.None),
                Every(options.SweepSeconds), atStart: true);
    }

    private static string Every(int seconds) => seconds < 60 ? $"*/{seconds} * * * * *" : "* * * * *";

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(ReviewService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers,
            "ListReminders", "WatchReviews"),
        .. AccessRow.For(ReviewService.Descriptor, AccessTable.WriteScope, AccessTable.CasePeople,
            "AcknowledgeReminder"),
    ];
}
