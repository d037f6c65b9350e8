using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Jobs;

/// <summary>
/// Hangfire, behind one registration. Jobs are plain classes that only sweep what the database says; what its storage
/// forgets on a restart does not matter.
/// </summary>
internal static class JobsSetup
{
    /// <summary>
    /// The queue of the jobs that wait for other machines. Its workers are its own, so that no sweep waits for slow
    /// mail.
    /// </summary>
    internal const string Deliveries = "deliveries";

    private const int Workers = 4;
    private const int DeliveryWorkers = 3;

    internal static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration.GetSection("Database").Get<DatabaseOptions>()?.Provider ?? DatabaseProvider.Sqlite;

        // Of this host, not of the process: Hangfire's own default is whichever host was set up last, and tests hold
        // several.
        services.AddSingleton<JobStorage>(_ => provider == DatabaseProvider.Sqlite
            ? new InMemoryStorage(new InMemoryStorageOptions())
            : new SqlServerStorage(PersistenceSetup.ConnectionString(configuration), InSqlServer(configuration)));
        services.AddSingleton<JobActivator>(
            host => new AspNetCoreJobActivator(host.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((host, hangfire) =>
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
                .UseLogProvider(new JobLogs(host.GetRequiredService<ILoggerFactory>())));
        var jobs = configuration.GetSection("Jobs").Get<JobsOptions>() ?? new JobsOptions();
        services.AddOptions<JobsOptions>().BindConfiguration("Jobs").ValidateDataAnnotations().ValidateOnStart();
        if (jobs.Run)
        {
            AddServer(services, jobs, "default", Workers);
            AddServer(services, jobs, Deliveries, DeliveryWorkers);
        }

        services.AddOptions<IdempotencyOptions>().BindConfiguration("Idempotency")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<ForgetAnswers>();
        return services;
    }

    private static void AddServer(IServiceCollection services, JobsOptions jobs, string queue, int workers) =>
        services.AddHangfireServer(server =>
        {
            (server.Queues, server.WorkerCount) = ([queue], workers);
            server.SchedulePollingInterval = TimeSpan.FromSeconds(jobs.PollSeconds);

            // One of them looks at the clock for both.
            server.IsLightweightServer = queue == Deliveries;
        });

    /// <summary>
    /// A schema of its own in the same database, so that nothing of it mixes with the service's tables.
    /// </summary>
    internal static SqlServerStorageOptions InSqlServer(IConfiguration configuration) => new()
    {
        SchemaName = "jobs",
        PrepareSchemaIfNecessary =
            (configuration.GetSection("Jobs").Get<JobsOptions>() ?? new JobsOptions()).PrepareSchema,
        CommandBatchMaxTimeout = TimeSpan.FromMinutes(5),
        SlidingInvisibilityTimeout = TimeSpan.FromMinutes(5),
        QueuePollInterval = TimeSpan.FromSeconds(5),
        UseRecommendedIsolationLevel = true,
        DisableGlobalLocks = true,
    };

    /// <summary>All recurring jobs; each copy of the service says the same.</summary>
    internal static void ScheduleJobs(this IServiceProvider services)
    {
        var jobs = services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<ForgetAnswers>(
            "forget-answers", job => job.ExecuteAsync(CancellationToken.None), Cron.Hourly());
        jobs.ScheduleCheckpoints(services);
        foreach (var job in services.GetServices<RecurringJob>()) job.Schedule(jobs);
    }
}
