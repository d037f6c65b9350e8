using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Tests.Security;

/// <summary>One way into the portal, as the portal itself lists it.</summary>
internal sealed partial record Route(
    string Pattern, Uri Path, IReadOnlyList<string> Methods, PageActionDescriptor? Page)
{
    private const string AnId = "0197a000-0000-7000-8000-000000000001";

    /// <summary>Every one: a new page can't be left out.</summary>
    internal static IReadOnlyList<Route> All(IServiceProvider portal) =>
    [
        .. portal.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => new Route(
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/').ToLowerInvariant(),
                PathOf(endpoint),
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [],
                endpoint.Metadata.GetMetadata<PageActionDescriptor>()))
            .OrderBy(route => route.Pattern, StringComparer.Ordinal),
    ];

    /// <summary>The page with its model, once it is compiled; null for what is no page.</summary>
    internal async Task<CompiledPageActionDescriptor?> CompiledAsync(IServiceProvider portal) =>
        Page is null ? null : await portal.GetRequiredService<PageLoader>()
            .LoadAsync(Page, EndpointMetadataCollection.Empty);

    private static Uri PathOf(RouteEndpoint endpoint)
    {
        var path = Parameter.Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), found =>
            (found.Groups["name"].Value, found.Value) switch
            {
                (_, var text) when Choice.Match(text) is { Success: true } choice => choice.Groups["first"].Value,
                (_, var text) when text.Contains(":int", StringComparison.Ordinal) => "1",
                (_, var text) when text.Contains(":guid", StringComparison.Ordinal) => AnId,
                ("agency", _) or ("id", _) => "demo-agency",
                _ => "new",
            });
        return new Uri(path, UriKind.Relative);
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\{(?<name>\w+)[^/]*\}(?=/|$)", Plain, 1000)]
    private static partial Regex Parameter { get; }

    [GeneratedRegex(@"\(\^\((?<first>[\w-]+)\|", Plain, 1000)]
    private static partial Regex Choice { get; }
}
