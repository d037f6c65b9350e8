using Microsoft.AspNetCore.Http.Features;

namespace RiskPlatform.RiskService.Reminders.Channels.Feeds;

/// <summary>
/// A calendar's address is its secret, and servers, proxies of traces and middleware write addresses into logs. So the
/// secret is taken out of the request before anything else sees it; everything after this knows that a calendar was
/// asked for, not which.
/// </summary>
internal sealed class HiddenSecrets(IServiceProvider services) : IHttpContextFactory
{
    private const string Shown = CalendarEndpoint.Base + "/feed.ics";
    private const string Ending = ".ics";
    private static readonly object Key = new();

    private readonly DefaultHttpContextFactory inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var request = featureCollection.Get<IHttpRequestFeature>();
        if (request is null
            || !request.Path.StartsWith(CalendarEndpoint.Base + "/", StringComparison.OrdinalIgnoreCase))
        {
            return inner.Create(featureCollection);
        }

        var name = request.Path[(CalendarEndpoint.Base.Length + 1)..];
        (request.Path, request.RawTarget, request.QueryString) = (Shown, Shown, "");
        var http = inner.Create(featureCollection);
        if (name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)) http.Items[Key] = name[..^Ending.Length];
        return http;
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);

    internal static string? Of(HttpContext http) => http.Items[Key] as string;
}
