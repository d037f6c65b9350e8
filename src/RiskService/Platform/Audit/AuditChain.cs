using System.Threading.Channels;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>
/// The chain of one agency in this running copy of the service. While one save is on its way, what comes waits, and
/// then shares the next. A save that failed may be stored or not, so that the next begins a chain of its own: neither
/// has a gap, whichever it was.
/// </summary>
internal sealed class AuditChain
{
    /// <summary>How many entries one save has at most, unless one call alone brings more.</summary>
    private const int Most = 1_000;

    private readonly Channel<Pending> queue =
        Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });

    private readonly string agencyId;
    private readonly TimeProvider clock;
    private readonly Func<IReadOnlyList<AuditRow>, Task> save;
    private readonly Task loop;
    private Guid chainId;
    private long count;
    private byte[] head = ChainFormat.Genesis;

    internal AuditChain(string agencyId, TimeProvider clock, Func<IReadOnlyList<AuditRow>, Task> save)
    {
        (this.agencyId, this.clock, this.save) = (agencyId, clock, save);
        loop = Task.Run(RunAsync);
    }

    internal Task StoreAsync(IReadOnlyList<Read> reads)
    {
        var pending = new Pending(reads);
        return queue.Writer.TryWrite(pending)
            ? pending.Done.Task
            : Task.FromException(new ObjectDisposedException(nameof(AuditChain)));
    }

    /// <summary>Takes nothing more, and ends when everything taken is stored.</summary>
    internal Task EndAsync()
    {
        queue.Writer.TryComplete();
        return loop;
    }

    private async Task RunAsync()
    {
        var batch = new List<Pending>();
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            for (var reads = 0; reads < Most && queue.Reader.TryRead(out var pending); reads += pending.Reads.Count)
            {
                batch.Add(pending);
            }

            try
            {
                await StoreAsync(batch);
                foreach (var pending in batch) pending.Done.TrySetResult();
            }
            catch (Exception exception)
            {
                count = 0;
                foreach (var pending in batch) pending.Done.TrySetException(exception);
            }
        }
    }

    private async Task StoreAsync(List<Pending> batch)
    {
        if (count == 0) (chainId, head) = (Ids.Next(clock.GetUtcNow()), ChainFormat.Genesis);
        var (number, last) = (count, head);
        var rows = new List<AuditRow>();
        foreach (var read in batch.SelectMany(p => p.Reads)) rows.Add(Link(read, ++number, ref last));
        await save(rows);
        (count, head) = (number, last);
    }

    private AuditRow Link(Read read, long number, ref byte[] last)
    {
        // The hash is of what is stored beside it, so the row is made first.
        AuditRow Row(byte[] hash) => new()
        {
            AgencyId = agencyId,
            ChainId = chainId,
            Number = number,
            ReadTime = read.Time,
            ReaderId = read.ReaderId,
            ClientId = read.ClientId,
            Operation = read.Operation,
            CaseId = read.CaseId,
            Purpose = read.Purpose,
            Outcome = read.Outcome,
            Hash = hash,
        };
        last = Row([]).HashAfter(last);
        return Row(last);
    }

    private sealed record Pending(IReadOnlyList<Read> Reads)
    {
        internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
