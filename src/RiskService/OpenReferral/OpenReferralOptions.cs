using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.OpenReferral;

/// <summary>Import, export and the public feed as Open Referral UK. Section <c>OpenReferral</c>.</summary>
public sealed class OpenReferralOptions
{
    /// <summary>Bytes of a file that is imported. 64 KiB to 1 GiB; default 64 MiB.</summary>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public long ImportBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Bytes of the tables in a zip, once unpacked. 64 KiB to 2 GiB; default 256 MiB.</summary>
    [Range(64 * 1024, 2048L * 1024 * 1024)]
    public long UnpackedBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Services in one file. 1 to 200,000; default 50,000.</summary>
    [Range(1, 200_000)]
    public int ImportRows { get; set; } = 50_000;

    /// <summary>Days for which a staged import waits to be applied. 1 to 365; default 14.</summary>
    [Range(1, 365)]
    public int StagedDays { get; set; } = 14;

    /// <summary>Whether the public feed is served. Default true.</summary>
    public bool Feed { get; set; } = true;

    /// <summary>Requests a minute of the feed from one address. 1 to 100,000; default 120.</summary>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; set; } = 120;
}
