namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>What keeping the directory brings to its slice.</summary>
internal static class DirectoryAdminSetup
{
    internal static IServiceCollection AddDirectoryAdmin(this IServiceCollection services) => services
        .AddScoped<ListingWriter>().AddScoped<DirectoryKey>().AddScoped<ConfidentialPlaces>();
}
