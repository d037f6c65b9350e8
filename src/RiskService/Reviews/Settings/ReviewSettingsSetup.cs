using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

/// <summary>What an agency's settings and its recipients bring to the slice.</summary>
internal static class ReviewSettingsSetup
{
    internal static IServiceCollection AddReviewSettings(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        return services
            .AddScoped<ReviewSettingsStore>().AddScoped<GetReviewSettings>().AddScoped<UpdateReviewSettings>()
            .AddScoped<RecipientList>().AddScoped<SaveRecipient>().AddScoped<RemoveRecipient>();
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(
            ReviewSettingsService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers | Roles.PlatformAdmin,
            "GetReviewSettings", "ListRecipients"),
        .. AccessRow.For(
            ReviewSettingsService.Descriptor, AccessTable.WriteScope, Roles.Manager | Roles.PlatformAdmin,
            "UpdateReviewSettings", "SaveRecipient", "RemoveRecipient"),
    ];
}
