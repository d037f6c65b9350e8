using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>
/// Headers of every answer. A shared computer must keep no copy of a page, no other site may frame one, and no address
/// that a person visits next may learn where they came from (do no harm). Styles and scripts alone are kept: they are
/// the same for everybody and say nothing of anybody.
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    internal static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var policy = Policy + FormTargets(
            app.ApplicationServices.GetRequiredService<IOptions<PortalIdentityOptions>>().Value);
        app.Use((context, next) => RunAsync(context, next, policy));
    }

    private static Task RunAsync(HttpContext context, RequestDelegate next, string policy)
    {
        // Set last, because static files and error pages bring headers of their own.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.CacheControl = IsAsset(context) ? "public, max-age=31536000, immutable" : "no-store";
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Signing in and out at an issuer elsewhere, or for a portal elsewhere, goes there from a form.</summary>
    private static string FormTargets(PortalIdentityOptions identity) => string.Concat(
        identity.Portals.Select(p => p.Address).Append(identity.Authority).OfType<Uri>()
            .Select(a => " " + a.GetLeftPart(UriPartial.Authority)));

    /// <summary>A file of wwwroot, asked for by the version that pages name it with.</summary>
    private static bool IsAsset(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status200OK
        && context.Request.Query.ContainsKey("v")
        && Path.GetExtension(context.Request.Path.Value) is ".css" or ".js" or ".svg";
}
