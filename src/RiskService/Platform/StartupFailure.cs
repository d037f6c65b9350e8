using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Platform;

internal static class StartupFailure
{
    /// <summary>What to tell whoever starts the service in one line; null for what is not theirs to mend.</summary>
    internal static string? Explain(Exception exception) => exception switch
    {
        StartupException e => e.Message,
        OptionsValidationException e => string.Join(" ", e.Failures),

        // A number or a name that is none, such as another Database:Provider; the message says which setting.
        InvalidOperationException { InnerException: FormatException } e => e.Message,
        IOException e when e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException => e.Message,
        _ => null,
    };

    /// <summary>Everything that can be wrong is found before anything is served.</summary>
    internal static async Task PrepareAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<MasterKeys>();
        app.Services.GetRequiredService<Checkpoints.CheckpointKey>();
        app.Services.GetRequiredService<Access.AccessTable>();
        await DatabaseStartup.PrepareAsync(app.Services, app.Lifetime.ApplicationStopping);
        foreach (var check in app.Services.GetServices<StartupCheck>())
        {
            await using var scope = app.Services.CreateAsyncScope();
            await check.RunAsync(scope.ServiceProvider, app.Lifetime.ApplicationStopping);
        }

        app.Services.ScheduleJobs();
    }
}
