using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Limits;

namespace RiskPlatform.RiskService.OpenReferral.Feed;

internal static class FeedSetup
{
    internal const string Policy = "open-referral";

    internal static IServiceCollection AddFeed(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<FeedCopy>().AddScoped<FeedAnswers>();
        services.AddCors(cors => cors.AddPolicy(
            Policy, policy => policy.AllowAnyOrigin().WithMethods(HttpMethods.Get).WithExposedHeaders("ETag")));
        return services.AddRateLimiter(limiter => limiter.AddPolicy(Policy, new OfFeed()));
    }

    /// <summary>So many a minute from each address.</summary>
    private sealed class OfFeed : IRateLimiterPolicy<string>
    {
        public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                ? after : PerAddress.Window;
            var http = rejected.HttpContext;
            http.Response.Headers.RetryAfter =
                Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Results.Problem(
                statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests",
                detail: "Wait as long as Retry-After says; a whole copy is had in fewer requests with per_page=100.")
                .ExecuteAsync(http);
        };

        public RateLimitPartition<string> GetPartition(HttpContext httpContext)
        {
            var options = httpContext.RequestServices.GetRequiredService<IOptions<OpenReferralOptions>>().Value;
            return PerAddress.OfMinute(httpContext, options.RequestsPerMinute);
        }
    }
}
