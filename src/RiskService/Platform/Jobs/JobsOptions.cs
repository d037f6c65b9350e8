using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.Platform.Jobs;

/// <summary>Who runs the recurring jobs. Section <c>Jobs</c>.</summary>
public sealed class JobsOptions
{
    /// <summary>
    /// Whether this copy of the service runs jobs. Default true. Of several copies on SQL Server one is enough; with
    /// several of them, the reminders go on when one ends.
    /// </summary>
    public bool Run { get; set; } = true;

    /// <summary>Seconds after which it looks whether a job's time has come. 1 to 15; default 15.</summary>
    [Range(1, 15)]
    public int PollSeconds { get; set; } = 15;

    /// <summary>
    /// On SQL Server: whether the schema of the jobs' tables, <c>jobs</c>, is made where it is missing. Default true.
    /// False where the service's sign-in may not make tables, and somebody ran Hangfire's script.
    /// </summary>
    public bool PrepareSchema { get; set; } = true;

    /// <summary>Attempts to sign in to the dashboard, a minute, from one address. 1 to 1,000; default 10.</summary>
    [Range(1, 1_000)]
    public int SignInsPerMinute { get; set; } = 10;
}
