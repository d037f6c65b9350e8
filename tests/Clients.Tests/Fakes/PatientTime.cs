using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Clients.Tests.Fakes;

/// <summary>
/// A clock that stands still until it is moved, or, where waits are not what is tested, passes them at once.
/// </summary>
internal sealed class PatientTime() : FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(6);

    /// <summary>Waits between attempts are over as soon as they begin. Deadlines stay.</summary>
    internal bool SkipsWaits { get; set; }

    /// <summary>The waits that were passed over.</summary>
    internal ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!SkipsWaits || dueTime > LongestWait || dueTime < TimeSpan.Zero)
            return base.CreateTimer(callback, state, dueTime, period);
        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
