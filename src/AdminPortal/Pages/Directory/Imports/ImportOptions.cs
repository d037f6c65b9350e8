using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.AdminPortal.Pages.Directory.Imports;

/// <summary>What the portal takes in. Section <c>Imports</c>.</summary>
public sealed class ImportOptions
{
    /// <summary>
    /// Bytes of a file of another directory. Default 64 MiB, as much as the service takes unless its
    /// <c>OpenReferral:ImportBytes</c> says otherwise: set both.
    /// </summary>
    [Range(1, 2_000_000_000)]
    public long MostBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>The same in words.</summary>
    internal string Most => MostBytes >= 1024 * 1024
        ? $"{MostBytes / 1024 / 1024} MB" : $"{Math.Max(1, MostBytes / 1024)} KB";
}
