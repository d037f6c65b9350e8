using System.Linq.Expressions;
using Hangfire;

namespace RiskPlatform.RiskService.Platform.Jobs;

/// <summary>A job that a slice brings; each copy of the service says the same.</summary>
internal sealed record RecurringJob(Action<IRecurringJobManager> Schedule);

internal static class RecurringJobs
{
    /// <summary>At these times, and, where asked for, once soon after each start.</summary>
    internal static IServiceCollection AddRecurringJob<T>(
        this IServiceCollection services, string name, Expression<Func<T, Task>> run, string cron,
        bool atStart = false) =>
        services.AddSingleton(new RecurringJob(jobs =>
        {
            jobs.AddOrUpdate(name, run, cron);
            if (atStart) jobs.Trigger(name);
        }));
}
