using System.Text;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Limits;

namespace RiskPlatform.RiskService.Reminders.Channels.Feeds;

/// <summary>
/// Calendars over HTTP, for whoever has the secret address: calendar programs send no token. What opens nothing looks
/// the same whatever the reason.
/// </summary>
internal static class CalendarEndpoint
{
    internal const string Base = "/calendar";
    internal const string Policy = "calendar";
    private const string Worker = "riskplatform:calendar";

    internal static IServiceCollection AddCalendar(this IServiceCollection services)
    {
        services.AddSingleton<IHttpContextFactory, HiddenSecrets>();
        services.AddSingleton<FeedTerm>().AddScoped<CalendarFeeds>().AddScoped<AgencyFeeds>()
            .AddScoped<CalendarContent>().AddScoped<ForgetFeeds>();
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(Policy, http => PerAddress.OfMinute(
                http, http.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.CalendarRequestsPerMinute));
        });
    }

    internal static void MapCalendar(this WebApplication app) =>
        app.MapMethods(Base + "/{**name}", [HttpMethods.Get, HttpMethods.Head], AnswerAsync)
            .RequireRateLimiting(Policy);

    private static async Task AnswerAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var hash = HiddenSecrets.Of(http) is { } secret ? CalendarFeeds.HashOf(secret) : null;
        var feed = hash is null ? null : await http.RequestServices.GetRequiredService<ChannelFinder>()
            .FeedAsync(hash, http.RequestAborted);
        if (feed is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync("There is no such calendar.\n", http.RequestAborted);
            return;
        }

        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>()
            .ForAgency(feed.AgencyId, Worker);
        var text = await scope.ServiceProvider.GetRequiredService<CalendarContent>()
            .MakeAsync(feed, http.RequestAborted);
        http.Response.ContentType = "text/calendar; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
    }
}
