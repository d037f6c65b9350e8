using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>How a history is brought.</summary>
public sealed class HistoryOptions
{
    /// <summary>
    /// How many entries may be on the way before the first of them must be acknowledged, 1 to 100,000; 2,000 unless
    /// set. More of them only keep more in memory: the service stores them in groups as they come.
    /// </summary>
    public int MaxUnacknowledged { get; set; } = 2_000;

    /// <summary>
    /// Is told each time entries are acknowledged, before more are read, on whatever thread that happens. Null unless
    /// set. An exception of it ends the stream and is thrown.
    /// </summary>
    public IProgress<HistoryProgress>? Progress { get; set; }

    /// <summary>Why, for this stream; <see cref="RiskPlatformClientOptions.Purpose"/> unless set.</summary>
    public AccessPurpose Purpose { get; set; }
}
