using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>Registers the clients of RiskPlatform.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="RiskPlatformClient"/> and the typed clients in it, as singletons over one connection. A
    /// registered <see cref="TimeProvider"/> is used.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Sets the options. They are checked when the host starts.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddRiskPlatformClient(
        this IServiceCollection services, Action<RiskPlatformClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddRiskPlatformClient((options, _) => configure(options));
    }

    /// <summary>
    /// As <see cref="AddRiskPlatformClient(IServiceCollection, Action{RiskPlatformClientOptions})"/>, with access to
    /// other services, for instance to send the token of the person who is signed in.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Sets the options. They are checked when the host starts.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddRiskPlatformClient(
        this IServiceCollection services, Action<RiskPlatformClientOptions, IServiceProvider> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptionsWithValidateOnStart<RiskPlatformClientOptions>().Configure(configure);
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<RiskPlatformClientOptions>, OptionsValidator>());
        services.TryAddSingleton(provider => RiskPlatformClient.Create(
            provider.GetRequiredService<IOptions<RiskPlatformClientOptions>>().Value,
            provider.GetService<TimeProvider>()));
        services.TryAddSingleton<CaseService.CaseServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Cases);
        services.TryAddSingleton<AssessmentService.AssessmentServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Assessments);
        services.TryAddSingleton<GuidanceService.GuidanceServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Guidance);
        services.TryAddSingleton<RecordService.RecordServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Records);
        services.TryAddSingleton<AuditService.AuditServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Audit);
        services.TryAddSingleton<SubjectAccessService.SubjectAccessServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().SubjectAccess);
        services.TryAddSingleton<ExportService.ExportServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Exports);
        services.TryAddSingleton<RetentionService.RetentionServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Retention);
        services.TryAddSingleton<DirectoryService.DirectoryServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Directory);
        services.TryAddSingleton<DirectoryAdminService.DirectoryAdminServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().DirectoryAdmin);
        services.TryAddSingleton<DirectoryImportService.DirectoryImportServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().DirectoryImports);
        services.TryAddSingleton<ReferralService.ReferralServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Referrals);
        services.TryAddSingleton<ReviewService.ReviewServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Reviews);
        services.TryAddSingleton<ReviewSettingsService.ReviewSettingsServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().ReviewSettings);
        services.TryAddSingleton<ChannelService.ChannelServiceClient>(
            provider => provider.GetRequiredService<RiskPlatformClient>().Channels);
        return services;
    }
}
