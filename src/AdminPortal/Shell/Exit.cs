using RiskPlatform.AdminPortal.Identity;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>
/// The way out of every page, for whoever must not be seen here. It ends the session first, so that the Back button
/// finds nothing, has the browser forget what it kept of this site, and goes to a page about the weather.
/// </summary>
internal static class Exit
{
    internal const string Path = "/exit";
    internal const string Elsewhere = "https://www.bbc.co.uk/weather";

    internal static void MapExit(this WebApplication app) => app.MapGet(Path, RunAsync).AllowAnonymous();

    private static async Task RunAsync(HttpContext http, SignOut signOut)
    {
        // Another site may send a person here, but not end their session with it.
        if (http.Request.Headers["Sec-Fetch-Site"] != "cross-site")
        {
            if (http.User.Identity is { IsAuthenticated: true }) await signOut.EndAsync(http);
            http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        }

        http.Response.Redirect(Elsewhere);
    }
}
