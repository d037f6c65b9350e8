namespace RiskPlatform.AdminPortal.Shell;

/// <summary>
/// Sends styles and scripts compressed, which are the same for everybody. Pages never: the length of a compressed page
/// that holds both what somebody sent and what they must keep secret tells of the secret (BREACH), and pages are small.
/// </summary>
internal static class AssetCompression
{
    internal static void AddAssetCompression(this IServiceCollection services) =>
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        });

    internal static void UseAssetCompression(this IApplicationBuilder app) =>
        app.UseWhen(
            context => Path.GetExtension(context.Request.Path.Value) is ".css" or ".js" or ".svg",
            assets => assets.UseResponseCompression());
}
