using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>How what is due is found and told. Section <c>Reminders</c>.</summary>
public sealed class ReminderOptions
{
    /// <summary>
    /// Seconds between two looks at what is due. 1 to 60; default 60. Below 60 it needs a <c>Jobs:PollSeconds</c> that
    /// is no longer.
    /// </summary>
    [Range(1, 60)]
    public int SweepSeconds { get; set; } = 60;

    /// <summary>
    /// How many reviews and deadlines are moved on in one save. Others wait for the writer meanwhile. 1 to 1,000;
    /// default 100.
    /// </summary>
    [Range(1, 1_000)]
    public int SweepBatch { get; set; } = 100;

    /// <summary>How many messages are made in one save. 1 to 5,000; default 500.</summary>
    [Range(1, 5_000)]
    public int DispatchBatch { get; set; } = 500;

    /// <summary>
    /// Of several copies of the service one looks for what is due; when it has ended, another takes over after so many
    /// seconds. 0 to 600; default 30. With 0 all of them look, which is as right and more work.
    /// </summary>
    [Range(0, 600)]
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>
    /// Seconds after which a watch looks for reminders that another copy of the service made; this copy's own are sent
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
}
