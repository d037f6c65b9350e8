using RiskPlatform.RiskService.Reminders.Channels.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>How an attempt to deliver ended.</summary>
internal sealed record Attempt
{
    internal static readonly Attempt Sent = new() { Arrived = true };

    /// <summary>There is nothing any more to say, or its webhook was deleted.</summary>
    internal static readonly Attempt Dropped = new() { IsDropped = true };

    /// <summary>Its recipient is gone or has no address: somebody may miss it.</summary>
    internal static readonly Attempt Unaddressed = new() { IsDropped = true, HasNobody = true };

    internal bool Arrived { get; private init; }

    internal bool IsDropped { get; private init; }

    internal bool HasNobody { get; private init; }

    internal DeliveryFailure Failure { get; private init; }

    internal Patience Patience { get; private init; }

    /// <summary>Nothing gets through there now: the next message would fare the same.</summary>
    internal bool WholeChannel { get; private init; }

    /// <summary>The server said so of one recipient: of others it may say otherwise.</summary>
    internal bool ByRecipient { get; init; }

    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>A webhook said that it is no more.</summary>
    internal bool Gone { get; init; }

    /// <summary>For now.</summary>
    internal static Attempt Later(DeliveryFailure failure, Patience patience = Patience.Long) =>
        new() { Failure = failure, Patience = patience };

    /// <summary>For now, and not because of this message.</summary>
    internal static Attempt Closed(DeliveryFailure failure) => new() { Failure = failure, WholeChannel = true };

    internal static Attempt Never(DeliveryFailure failure) => new() { Failure = failure, Patience = Patience.None };
}

/// <summary>A delivery that is due, and, once claimed, until when it is this process's.</summary>
internal sealed record DueDelivery(
    Guid Id, string AgencyId, string ReceiverId, DeliveryChannel Channel, DeliveryContent Content, bool Urgent,
    int Attempts, DateTimeOffset CreateTime, DateTimeOffset NextAttemptTime);
