using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Rules;

/// <summary>How long it is worth trying again.</summary>
internal enum Patience
{
    /// <summary>For days: it may be the receiver's bad day.</summary>
    Long,

    /// <summary>For an hour or two: the receiver answered, and not that it is busy.</summary>
    Short,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>A delivery whose attempt failed.</summary>
internal sealed record FailedAttempt
{
    public required DeliveryChannel Channel { get; init; }

    /// <summary>This one included.</summary>
    public required int Attempts { get; init; }

    /// <summary>Since the delivery was made.</summary>
    public required TimeSpan Age { get; init; }

    public required bool Urgent { get; init; }

    public required Patience Patience { get; init; }

    /// <summary>It was not this message's fault: nothing gets through there now.</summary>
    public bool WholeChannel { get; init; }

    /// <summary>When the receiver asks to be tried again.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>
/// When a failed delivery is tried again (<b>choice</b>): after 1, 5 and 15 minutes, 1 and 4 hours, then every 6 hours,
/// for 3 days to a webhook and 5 to a mailbox, since a mail server can be down over a long weekend.
/// </summary>
internal static class Retrying
{
    /// <summary>How long a webhook's messages are kept for it.</summary>
    public static readonly TimeSpan WebhookDays = TimeSpan.FromDays(3);

    public static readonly TimeSpan EmailDays = TimeSpan.FromDays(5);

    /// <summary>What is urgent waits no longer than this for a receiver that comes back.</summary>
    public static readonly TimeSpan UrgentMost = TimeSpan.FromMinutes(30);

    /// <summary>One look at a mail server costs little, however much waits for it.</summary>
    public static readonly TimeSpan ChannelMost = TimeSpan.FromMinutes(15);

    private const int ShortAttempts = 5;

    /// <summary>Somebody who has an old one sent again gives it as many attempts as a new one at least.</summary>
    private const int LongAttempts = 8;

    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(4), TimeSpan.FromHours(6),
    ];

    /// <summary>
    /// Null where it has failed for good. The chance, from 0 to 1, spreads those that failed together.
    /// </summary>
    public static TimeSpan? Wait(FailedAttempt failed, double chance)
    {
        var days = failed.Channel == DeliveryChannel.Email ? EmailDays : WebhookDays;
        if (failed.Patience == Patience.None) return null;
        if (failed.Patience == Patience.Short && failed.Attempts >= ShortAttempts) return null;
        if (failed.Age > days && failed.Attempts >= LongAttempts) return null;

        var wait = Waits[Math.Clamp(failed.Attempts - 1, 0, Waits.Length - 1)];
        if (failed.RetryAfter is { } asked && asked > wait) wait = Least(asked, Waits[^1]);
        if (failed.Urgent) wait = Least(wait, UrgentMost);
        if (failed.WholeChannel && failed.Channel == DeliveryChannel.Email) wait = Least(wait, ChannelMost);
        return wait + (wait * (Jitter * chance));
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
