using Microsoft.Extensions.Options;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>What the service says of itself over HTTP.</summary>
public sealed class RiskServiceWeb(HttpClient http, IOptions<RiskServiceOptions> options)
{
    /// <summary>The dashboard of its jobs; null where no address is set.</summary>
    internal Uri? Jobs => At("/jobs");

    /// <summary>Healthy, Degraded or Unhealthy, in its own word; null if it does not answer.</summary>
    internal async Task<string?> ReadyAsync(CancellationToken cancellationToken)
    {
        if (At("/health/ready") is not { } address) return null;
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            return (await answer.Content.ReadAsStringAsync(cancellationToken)).Trim();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private Uri? At(string path) => options.Value.WebAddress is { } web ? new Uri(web, path) : null;
}
