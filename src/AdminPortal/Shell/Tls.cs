using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>
/// Outside Development nothing is served but over TLS, the word for load balancers apart. Whoever comes without is led
/// to the portal's own address, which no header of a request decides.
/// </summary>
internal static class Tls
{
    internal static void UseTls(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;
        var identity = app.Services.GetRequiredService<IOptions<PortalIdentityOptions>>().Value;
        if (identity.Address is { } set && set.Scheme != Uri.UriSchemeHttps)
            throw new InvalidOperationException("Set Identity:Address to an address that begins with https://.");
        app.UseHsts();
        app.Use((http, next) =>
        {
            var address = app.Services.GetRequiredService<PortalAddress>().Value;
            if (http.Request.IsHttps || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                return next(http);
            if (address.Scheme != Uri.UriSchemeHttps || !HttpMethods.IsGet(http.Request.Method))
            {
                // What a form held has gone over the wire already. It is refused, so that somebody notices.
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            http.Response.Redirect(
                address.GetLeftPart(UriPartial.Authority) + http.Request.Path + http.Request.QueryString);
            return Task.CompletedTask;
        });
    }
}
