namespace AdminPortal.Tests.Identity;

/// <summary>A clock that is ahead or behind as tests say, and runs on.</summary>
internal sealed class MovedClock(TimeSpan by) : TimeProvider
{
    private long ticks = by.Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref ticks));

    public void Advance(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);
}
