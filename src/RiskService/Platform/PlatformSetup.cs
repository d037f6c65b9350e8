using System.Globalization;
using Grpc.AspNetCore.Server;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.Platform.Telemetry;

namespace RiskPlatform.RiskService.Platform;

/// <summary>What every slice stands on. It references no slice.</summary>
internal static class PlatformSetup
{
    internal static IServiceCollection AddPlatform(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        // Numbers and times read the same whatever the machine's language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<LimitsOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ProtectionOptions>().BindConfiguration("Protection");
        services.AddSingleton<MasterKeys>().AddScoped<CaseKeys>().AddScoped<DeskKeys>()
            .AddScoped<KeySweep>().AddScoped<KeyWraps>();
        services.AddSingleton(new StartupCheck(KeySweep.CheckKeysAsync));
        services.AddScoped<Writes>();
        services.AddPersistence(configuration);
        services.AddAccess(configuration, environment);
        services.AddAudit();
        services.AddHealth();
        services.AddCheckpoints();
        services.AddJobs(configuration).AddDashboard();
        services.AddSingleton<ErrorInterceptor>();
        services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<ErrorInterceptor>();
            grpc.Interceptors.Add<AuditInterceptor>();
            grpc.EnableDetailedErrors = false;
        });
        services.AddOptions<GrpcServiceOptions>().Configure<Microsoft.Extensions.Options.IOptions<LimitsOptions>>(
            (grpc, limits) => grpc.MaxReceiveMessageSize = limits.Value.MessageBytes);
        services.AddGrpcReflection();
        return services;
    }

    internal static void MapPlatform(this WebApplication app)
    {
        app.UseWireErrors();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<AccessGate>();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        app.MapHealth();
        app.MapDashboard();
    }
}
