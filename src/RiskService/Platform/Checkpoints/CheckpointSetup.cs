using Hangfire;
using Microsoft.Extensions.Options;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

internal static class CheckpointSetup
{
    internal static IServiceCollection AddCheckpoints(this IServiceCollection services)
    {
        services.AddOptions<CheckpointOptions>().BindConfiguration("Checkpoints")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddHealthChecks().AddCheck<CheckpointFindings>("checkpoints", tags: [Telemetry.Health.Ready]);
        return services
            .AddSingleton<CheckpointKey>().AddSingleton<CheckpointFindings>()
            .AddScoped<CheckpointBook>().AddScoped<LeafCheck>().AddScoped<CheckpointList>()
            .AddScoped<CheckpointVerification>().AddScoped<MakeCheckpoint>().AddScoped<VerifyCheckpointsJob>();
    }

    internal static void ScheduleCheckpoints(this IRecurringJobManager jobs, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CheckpointOptions>>().Value;
        jobs.AddOrUpdate<MakeCheckpoint>(
            "make-checkpoint", job => job.ExecuteAsync(CancellationToken.None), options.Cron);
        jobs.AddOrUpdate<VerifyCheckpointsJob>(
            "verify-checkpoints", job => job.ExecuteAsync(CancellationToken.None), Cron.Daily(hour: 3));
    }
}
