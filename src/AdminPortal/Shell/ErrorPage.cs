using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Shell;

internal static class ErrorPage
{
    /// <summary>
    /// One page for whatever goes wrong. What the service answers is no fault of the portal's, and is not logged as
    /// one.
    /// </summary>
    internal static void UseErrorPage(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            SuppressDiagnosticsCallback = failed => failed.Exception is RiskPlatformException,
        });
        app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
    }
}
