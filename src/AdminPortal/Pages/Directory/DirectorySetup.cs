using RiskPlatform.AdminPortal.Pages.Directory.Imports;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;

namespace RiskPlatform.AdminPortal.Pages.Directory;

internal static class DirectorySetup
{
    internal static void AddDirectoryPages(this IServiceCollection services)
    {
        services.AddSingleton<AreaBook>();
        services.AddOptions<ImportOptions>().BindConfiguration("Imports").ValidateDataAnnotations().ValidateOnStart();
    }
}
