using Microsoft.AspNetCore.Authentication;
using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>The service behind every page, called with the token of whoever is signed in.</summary>
internal static class RiskServiceSetup
{
    internal static void AddRiskService(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddRiskPlatformClient((client, provider) =>
        {
            var settings = provider.GetRequiredService<IConfiguration>().GetSection("RiskService");
            client.Address = settings.GetValue<Uri>("Address");
            client.AllowUnencrypted = settings.GetValue<bool>("AllowUnencrypted");
            client.Deadline = TimeSpan.FromSeconds(settings.GetValue("DeadlineSeconds", 10));
            var accessor = provider.GetRequiredService<IHttpContextAccessor>();
            client.GetToken = async _ => accessor.HttpContext is { } http
                && await http.GetTokenAsync("access_token") is { Length: > 0 } token
                ? token
                : throw new InvalidOperationException("The service was called with nobody signed in.");
        });
    }
}
