using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.Records;

/// <summary>How histories are taken in and watched. Section <c>Record</c>.</summary>
public sealed class RecordOptions
{
    /// <summary>Entries in one RecordBatch. 1 to 5,000; default 500.</summary>
    [Range(1, 5_000)]
    public int BatchEntries { get; set; } = 500;

    /// <summary>Entries of a stream that are stored, and acknowledged, together. 1 to 1,000; default 200.</summary>
    [Range(1, 1_000)]
    public int StreamBatch { get; set; } = 200;

    /// <summary>
    /// Seconds after which a watch looks for entries that another copy of the service added; this copy's own are sent
    /// at once. 1 to 300; default 2.
    /// </summary>
    [Range(1, 300)]
    public int WatchPollSeconds { get; set; } = 2;

    /// <summary>
    /// Minutes after which a watch ends and the caller opens it again, with a token that is still valid. 1 to 1,440;
    /// default 60.
    /// </summary>
    [Range(1, 1_440)]
    public int WatchMinutes { get; set; } = 60;

    /// <summary>Minutes that a stream may be silent before it is ended. 1 to 60; default 5.</summary>
    [Range(1, 60)]
    public int StreamIdleMinutes { get; set; } = 5;
}
