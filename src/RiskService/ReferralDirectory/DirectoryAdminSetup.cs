using Hangfire;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>What keeping the directory brings to its slice.</summary>
internal static class DirectoryAdminSetup
{
    internal static IServiceCollection AddDirectoryAdmin(
        this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        var options = configuration.GetSection("Directory").Get<DirectoryOptions>() ?? new DirectoryOptions();
        return services
            .AddScoped<ListingWriter>().AddScoped<DirectoryKey>().AddScoped<ConfidentialPlaces>()
            .AddScoped<ListingViews>().AddScoped<ListingChanges>().AddScoped<ListingAdmin>().AddScoped<ListingStates>()
            .AddScoped<Accreditations>().AddScoped<OrganisationAdmin>().AddScoped<DirectoryLists>()
            .AddScoped<ChangeList>().AddScoped<AlertList>().AddScoped<RevealAddress>()
            .AddScoped<DueListings>().AddScoped<DirectoryExpiry>()
            .AddRecurringJob<DirectoryExpiry>("directory-expiry", job => job.ExecuteAsync(CancellationToken.None),
                Cron.Daily(options.JobHour), atStart: true);
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(DirectoryAdminService.Descriptor, AccessTable.ReadScope, Roles.DirectoryAdmin,
            "GetOrganisation", "ListOrganisations", "ListListings", "ListDirectoryChanges", "ListDirectoryAlerts"),
        .. AccessRow.For(DirectoryAdminService.Descriptor, AccessTable.WriteScope, Roles.DirectoryAdmin,
            "CreateOrganisation", "UpdateOrganisation", "ArchiveOrganisation", "CreateListing", "UpdateListing",
            "PublishListing", "SuspendListing", "ArchiveListing", "AssureListing", "UpdateCapacity",
            "AddAccreditation", "UpdateAccreditation",

            // It leaves an entry in the history.
            "RevealAddress"),
    ];
}
