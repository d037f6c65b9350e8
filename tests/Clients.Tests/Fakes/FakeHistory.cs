using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Fakes;

/// <summary>Takes histories as the protocol says; its connections are cut where a test asks.</summary>
internal sealed class FakeHistory
{
    private readonly Queue<Cut> cuts = [];
    private long acknowledged;
    private long taken;

    internal FakeHistory() => Invoker = new FakeInvoker(_ => throw ServiceErrors.Unavailable()) { Duplex = ServeAsync };

    internal FakeInvoker Invoker { get; }

    internal List<RecordedEntry> Stored { get; } = [];

    internal List<StreamStart> Starts { get; } = [];

    /// <summary>How many entries are stored and acknowledged together.</summary>
    internal int Group { get; init; } = 1;

    internal long MostUnacknowledged { get; private set; }

    /// <summary>
    /// The next connection ends so, after this many entries more are stored; before the first answer where negative.
    /// </summary>
    internal void CutAfter(int entries, RpcException? error = null, bool acknowledged = false) =>
        cuts.Enqueue(new Cut(entries, error ?? ServiceErrors.Unavailable(), acknowledged));

    private async IAsyncEnumerable<IMessage> ServeAsync(
        IAsyncEnumerable<IMessage> requests, [EnumeratorCancellation] CancellationToken stop)
    {
        var cut = cuts.TryDequeue(out var next) ? next : null;
        var (here, waiting) = (0, new List<RecordedEntry>());
        await foreach (var request in requests.Cast<RecordStreamRequest>().WithCancellation(stop))
        {
            if (request.Start is { } start)
            {
                Starts.Add(start);
                if (cut is { Entries: < 0 }) throw cut.Error;
                acknowledged = taken = Stored.Count;
                yield return new RecordStreamResponse { StoredCount = Stored.Count };
                if (cut is { Entries: 0 }) throw cut.Error;
                continue;
            }

            MostUnacknowledged = Math.Max(MostUnacknowledged, ++taken - acknowledged);
            waiting.Add(request.Entry);
            here++;
            if (waiting.Count < Group && here != cut?.Entries) continue;
            var response = Store(waiting);
            if (here == cut?.Entries)
            {
                if (cut.Acknowledged) yield return response;
                if (cut.Error.StatusCode == StatusCode.OK) yield break;
                throw cut.Error;
            }

            acknowledged = Stored.Count;
            yield return response;
        }

        if (waiting.Count > 0) yield return Store(waiting);
    }

    private RecordStreamResponse Store(List<RecordedEntry> entries)
    {
        var response = new RecordStreamResponse { StoredCount = Stored.Count + entries.Count };
        foreach (var entry in entries)
        {
            Stored.Add(entry);
            var receipt = new EntryReceipt { Number = Stored.Count, Hash = ByteString.CopyFrom(new byte[32]) };
            if (entry.Sources.Count == 0)
                receipt.PracticeFlags.Add(new PracticeFlag { RuleId = "RECORD-1", Message = "No source." });
            response.Receipts.Add(receipt);
        }

        entries.Clear();
        return response;
    }

    private sealed record Cut(int Entries, RpcException Error, bool Acknowledged);
}
