namespace RiskPlatform.RiskService.Platform.Jobs;

/// <summary>Who runs the recurring jobs. Section <c>Jobs</c>.</summary>
public sealed class JobsOptions
{
    /// <summary>
    /// Whether this copy of the service runs jobs. Default true. Of several copies on SQL Server one is enough.
    /// </summary>
    public bool Run { get; set; } = true;
}
