namespace RiskPlatform.Client.Streams;

/// <summary>How many entries may be sent ahead of those that are stored.</summary>
internal sealed class HistoryWindow(int size) : IDisposable
{
    private readonly SemaphoreSlim free = new(size);
    private long acknowledged;
    private long sent;

    internal void Open(long stored) => acknowledged = sent = stored;

    internal async Task EnterAsync(CancellationToken stop)
    {
        await free.WaitAsync(stop);
        Interlocked.Increment(ref sent);
    }

    internal void Acknowledge(long stored)
    {
        // A service that claims more than was sent must not open the window further.
        var known = Math.Min(stored, Interlocked.Read(ref sent));
        if (known <= acknowledged) return;
        free.Release((int)(known - acknowledged));
        acknowledged = known;
    }

    public void Dispose() => free.Dispose();
}
