using System.ComponentModel.DataAnnotations;
using RiskPlatform.RiskService.Retention.Rules;

namespace RiskPlatform.RiskService.Retention;

/// <summary>
/// How long content is kept once a case is closed (RECORD-5). Section <c>Retention</c>. The terms are this project's
/// own choice: set those of your records schedule.
/// </summary>
public sealed class RetentionOptions
{
    /// <summary>Years after closure. 1 to 100; default 6.</summary>
    [Range(1, 100)]
    public int TermYears { get; set; } = 6;

    /// <summary>
    /// Years after closure where a child is or was in the case; never shorter than the other. 1 to 100; default 25.
    /// </summary>
    [Range(1, 100)]
    public int ChildTermYears { get; set; } = 25;

    /// <summary>The hour, in UTC, at which the job disposes of what is due. 0 to 23; default 2.</summary>
    [Range(0, 23)]
    public int JobHour { get; set; } = 2;

    /// <summary>How many cases the job reads at once. 1 to 1,000; default 100.</summary>
    [Range(1, 1_000)]
    public int JobBatch { get; set; } = 100;

    internal RetentionYears Years => new(TermYears, ChildTermYears);
}
