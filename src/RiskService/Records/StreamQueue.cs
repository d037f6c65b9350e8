using System.Threading.Channels;

namespace RiskPlatform.RiskService.Records;

/// <summary>
/// Entries that have come and are not stored yet. There is room for so many and for so many bytes, and whoever adds
/// waits for it: entries can be large, and a count alone would let one stream take what the whole service has.
/// </summary>
internal sealed class StreamQueue(int most) : IDisposable
{
    private const int UnitBytes = 4 * 1024;
    private const int Units = 2048;

    private readonly SemaphoreSlim room = new(Units);

    private readonly Channel<Sent> waiting = Channel.CreateBounded<Sent>(new BoundedChannelOptions(most)
    {
        SingleReader = true,
        SingleWriter = true,
    });

    internal async Task AddAsync(Sent sent, CancellationToken cancellationToken)
    {
        // One adds, so what is there already is stored and its room given back while this waits.
        for (var units = Needed(sent); units > 0; units--) await room.WaitAsync(cancellationToken);
        await waiting.Writer.WriteAsync(sent, cancellationToken);
    }

    /// <summary>No more will come; for this reason, which is told once everything before it was taken.</summary>
    internal void Complete(Exception? reason = null) => waiting.Writer.Complete(reason);

    /// <summary>Waits for the next batch. The one before is stored: its room is given back. False at the end.</summary>
    internal async Task<bool> TakeAsync(List<Sent> batch, CancellationToken cancellationToken)
    {
        if (batch.Count > 0) room.Release(batch.Sum(Needed));
        batch.Clear();
        if (!await waiting.Reader.WaitToReadAsync(cancellationToken)) return false;
        while (batch.Count < most && waiting.Reader.TryRead(out var sent)) batch.Add(sent);
        return true;
    }

    public void Dispose() => room.Dispose();

    private static int Needed(Sent sent) => Math.Min(Units, 1 + (sent.Entry.CalculateSize() / UnitBytes));
}
