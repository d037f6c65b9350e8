using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.Platform.Limits;

/// <summary>
/// How fast one client may call, as a token bucket per client id and agency. Section <c>RateLimit</c>.
/// </summary>
public sealed class RateLimitOptions
{
    /// <summary>Calls a second that a client may make on and on. 1 to 1,000,000; default 200.</summary>
    [Range(1, 1_000_000)]
    public int CallsPerSecond { get; set; } = 200;

    /// <summary>Calls that a client may make at once after a pause. 1 to 1,000,000; default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 1_000;
}
