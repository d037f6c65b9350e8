using RiskPlatform.AdminPortal.Identity.People;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>
/// The way out of every page, for whoever must not be seen here. It ends the session, so that the Back button finds
/// nothing, has the browser forget what it kept of this site, and goes to a page about the weather. It comes before
/// everything that could fail or take long, and nothing keeps it from leaving.
/// </summary>
internal static class Exit
{
    internal const string Path = "/exit";
    internal const string Elsewhere = "https://www.bbc.co.uk/weather";

    internal static void UseExit(this WebApplication app) => app.UseWhen(
        http => http.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase), way => way.Run(RunAsync));

    private static async Task RunAsync(HttpContext http)
    {
        // Another site may send a person here, but not end their session with it.
        if (http.Request.Headers["Sec-Fetch-Site"] != "cross-site")
        {
            http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            await http.RequestServices.GetRequiredService<BrowserSessions>().LeaveAsync(http);
        }

        http.Response.Redirect(Elsewhere);
    }
}
