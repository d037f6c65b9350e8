using Microsoft.AspNetCore.Authentication;
using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>Where the service is besides its gRPC. Section <c>RiskService</c>.</summary>
public sealed class RiskServiceOptions
{
    /// <summary>
    /// Its web port, as browsers of platform administrators reach it: its health and the dashboard of its jobs. Unset:
    /// pages do not lead there.
    /// </summary>
    public Uri? WebAddress { get; set; }
}

/// <summary>The service behind every page, called with the token of whoever is signed in.</summary>
internal static class RiskServiceSetup
{
    internal static void AddRiskService(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddOptions<RiskServiceOptions>().BindConfiguration("RiskService");
        services.AddHttpClient<RiskServiceWeb>(http => http.Timeout = TimeSpan.FromSeconds(3));
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
