using RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>What the pages of reviews keep between two requests: guidance, and assessments that are being written.
/// </summary>
internal static class ReviewsSetup
{
    internal static void AddReviewPages(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddDistributedMemoryCache();
        services.AddSingleton<GuidanceBook>();
        services.AddSingleton<Drafts>();
        services.AddScoped<CaseReader>();
    }
}
