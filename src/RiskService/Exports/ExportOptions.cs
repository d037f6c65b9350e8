using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.Exports;

/// <summary>How evidence exports are made and kept (RECORD-6). Section <c>Exports</c>.</summary>
public sealed class ExportOptions
{
    /// <summary>Days for which a file is kept. 1 to 90; default 7.</summary>
    [Range(1, 90)]
    public int KeepDays { get; set; } = 7;

    /// <summary>
    /// Minutes after which an export that shows no progress is taken up by another. 1 to 120; default 10.
    /// </summary>
    [Range(1, 120)]
    public int LeaseMinutes { get; set; } = 10;

    /// <summary>Attempts before an export has failed. 1 to 20; default 5.</summary>
    [Range(1, 20)]
    public int Attempts { get; set; } = 5;

    /// <summary>Entries in one volume of the readable document. 1 to 1,000; default 1,000.</summary>
    [Range(1, 1_000)]
    public int VolumeEntries { get; set; } = 1_000;

    /// <summary>Seconds between looks at an export that another copy makes. 1 to 60; default 2.</summary>
    [Range(1, 60)]
    public int WatchSeconds { get; set; } = 2;
}
