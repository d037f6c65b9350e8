using Hangfire;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Telemetry;
using RiskPlatform.RiskService.Reminders.Channels.Feeds;
using RiskPlatform.RiskService.Reminders.Channels.Mail;
using RiskPlatform.RiskService.Reminders.Channels.Webhooks;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

internal static partial class ChannelsSlice
{
    internal static IServiceCollection AddChannels(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        AddOptions(services);
        services.AddHealthChecks().AddCheck<DeliveryFindings>("deliveries", tags: [Health.Ready]);
        services.AddSingleton(new StartupCheck((host, _) => TellAsync(host)));
        return services.AddCalendar()
            .AddSingleton<DeliveryFindings>().AddSingleton<DeliveryRun>()
            .AddSingleton<WebhookTargets>().AddSingleton<WebhookClient>()
            .AddScoped<ChannelFinder>().AddScoped<DeliveryBook>().AddScoped<Deliveries>()
            .AddScoped<EmailComposer>().AddScoped<WeeklyContent>().AddScoped<WeeklyDigestMaker>()
            .AddScoped<WebhookBody>().AddScoped<WebhookDeliveries>().AddScoped<WebhookAdmin>()
            .AddScoped<DeliverEmails>().AddScoped<DeliverWebhooks>().AddScoped<SendWeeklyDigests>()
            .AddScoped<OldDeliveries>().AddScoped<ForgetDeliveries>()
            .AddRecurringJob<DeliverEmails>(
                DeliverEmails.Name, job => job.ExecuteAsync(CancellationToken.None), Cron.Minutely(), atStart: true)
            .AddRecurringJob<DeliverWebhooks>(
                DeliverWebhooks.Name, job => job.ExecuteAsync(CancellationToken.None), Cron.Minutely(), atStart: true)
            .AddRecurringJob<SendWeeklyDigests>(
                "send-weekly-digests", job => job.ExecuteAsync(CancellationToken.None), Cron.Hourly(), atStart: true)
            .AddRecurringJob<ForgetDeliveries>(
                "forget-deliveries", job => job.ExecuteAsync(CancellationToken.None), Cron.Daily(3), atStart: false)
            .AddRecurringJob<ForgetFeeds>(
                "forget-calendar-feeds", job => job.ExecuteAsync(CancellationToken.None), Cron.Daily(3),
                atStart: false);
    }

    internal static void MapChannels(this WebApplication app)
    {
        app.MapGrpcService<ChannelGrpc>();
        app.MapCalendar();
    }

    private static void AddOptions(IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DeliveryOptions>().BindConfiguration("Deliveries")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WebOptions>().BindConfiguration("Web").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PortalOptions>().BindConfiguration("Portal").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<IValidateOptions<WebOptions>, AddressOptionsCheck>();
        services.AddSingleton<IValidateOptions<PortalOptions>, AddressOptionsCheck>();
    }

    private static Task TellAsync(IServiceProvider host)
    {
        if (!host.GetRequiredService<IOptions<MailOptions>>().Value.Configured)
        {
            LogNoMail(host.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ChannelsSlice)));
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(ChannelService.Descriptor, AccessTable.ReadScope, Roles.Manager | Roles.PlatformAdmin,
            "ListWebhooks", "ListDeliveries"),
        .. AccessRow.For(ChannelService.Descriptor, AccessTable.WriteScope, Roles.Manager | Roles.PlatformAdmin,
            "CreateWebhook", "UpdateWebhook", "RotateWebhookSecret", "DeleteWebhook", "TestWebhook", "RetryDelivery"),

        // Their own alone.
        .. AccessRow.For(ChannelService.Descriptor, AccessTable.ReadScope, AccessTable.CasePeople, "GetCalendarFeed"),
        .. AccessRow.For(ChannelService.Descriptor, AccessTable.WriteScope, AccessTable.CasePeople,
            "CreateCalendarFeed", "RevokeCalendarFeed"),

        // Of everybody at the agency.
        .. AccessRow.For(
            ChannelService.Descriptor, AccessTable.ReadScope, Roles.Manager, "ListCalendarFeeds"),
        .. AccessRow.For(
            ChannelService.Descriptor, AccessTable.WriteScope, Roles.Manager, "EndCalendarFeed"),
    ];

    [LoggerMessage(1, LogLevel.Warning,
        "No mail server is configured (Mail:Host): reminders by e-mail wait, and fail after five days")]
    private static partial void LogNoMail(ILogger log);
}
