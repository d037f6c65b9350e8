using System.Diagnostics;
using Grpc.Core;
using RiskPlatform.V1;
using TestKit.Processes;

namespace Benchmarks.Load;

/// <summary>
/// Measures the record over loopback gRPC: entries one by one and streamed, the check of a long chain, and a page of a
/// long timeline beside one of a short.
/// </summary>
internal static class RecordRun
{
    private const int Concurrency = 32;
    private const int CaseCount = 2_000;
    private const int LongCase = 100_000;
    private const int ShortCase = 100;

    internal static async Task RunAsync(string[] args)
    {
        var calls = args.Contains("--quick") ? 5_000 : 20_000;
        await using var service = await ServiceProcess.StartAsync(LoadRun.Unlimited);
        using var workload = Workload.For(service);
        var cases = await workload.CreateCasesAsync(CaseCount);

        Task Record(int i) => workload.Records.RecordAsync(new RecordRequest
        {
            CaseId = cases[i % CaseCount],
            Entry = Entry(i),
            RequestId = Guid.CreateVersion7().ToString(),
        }).ResponseAsync;

        await Callers.RunAsync("warm-up", Concurrency, calls, Record);
        await StreamAsync(workload, cases[0], calls);
        Console.WriteLine(Measured.Heading);
        var unary = await LoadRun.RunAsync(service, "Record, 32 callers", calls, Record);
        var raw = LoadRun.Print(await LoadRun.RawAsync(service, RawWriter.Record, calls));
        var (longCase, shortCase) = (cases[1], cases[2]);
        var streamed = await StreamAsync(workload, longCase, LongCase);
        await StreamAsync(workload, shortCase, ShortCase);
        Console.WriteLine($"{"RecordStream, one stream",-44}{streamed,10:N0} entries/s");
        var verified = await VerifyAsync(workload, longCase);
        Console.WriteLine($"{$"VerifyChain of {LongCase:N0} entries",-44}{verified,10:N0} entries/s");

        Task Page(string id) =>
            workload.Records.GetTimelineAsync(new GetTimelineRequest { CaseId = id }).ResponseAsync;
        await Callers.RunAsync("warm-up", 1, 500, _ => Page(shortCase));
        await Callers.RunAsync("warm-up", 1, 500, _ => Page(longCase));
        var few = LoadRun.Print(await Callers.RunAsync("timeline page of 100 entries", 1, 1_000, _ => Page(shortCase)));
        var many = LoadRun.Print(
            await Callers.RunAsync("timeline page of 100,000 entries", 1, 1_000, _ => Page(longCase)));
        Console.WriteLine();
        LoadRun.Ratio("Record / raw transactions", unary.PerSecond / raw.PerSecond, atLeast: 0.7);
        LoadRun.Ratio("streamed entries / Record, 32 callers", streamed / unary.PerSecond, atLeast: 5);
        LoadRun.Ratio("verified entries a second / 100,000", verified / 100_000, atLeast: 1);
        LoadRun.AtMost("page of 100,000 / page of 100, p50", many.P50 / few.P50, most: 1.2);
    }

    /// <summary>Entries a second, from the first that is sent to the acknowledgement of the last.</summary>
    private static async Task<double> StreamAsync(Workload workload, string caseId, int entries)
    {
        using var call = workload.Records.RecordStream();
        await call.RequestStream.WriteAsync(new RecordStreamRequest
        {
            Start = new StreamStart { CaseId = caseId, StreamId = Guid.CreateVersion7().ToString() },
        });
        await call.ResponseStream.MoveNext(CancellationToken.None);
        var begin = Stopwatch.GetTimestamp();
        var acknowledged = Task.Run(async () =>
        {
            var stored = 0L;
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                stored = call.ResponseStream.Current.StoredCount;
            return stored;
        });
        var buffered = new WriteOptions(WriteFlags.BufferHint);
        for (var i = 0; i < entries; i++)
        {
            call.RequestStream.WriteOptions = i % 50 == 49 ? null : buffered;
            await call.RequestStream.WriteAsync(new RecordStreamRequest { Entry = Entry(i) });
        }

        await call.RequestStream.CompleteAsync();
        if (await acknowledged != entries) throw new InvalidOperationException("Not everything was stored.");
        return entries / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static async Task<double> VerifyAsync(Workload workload, string caseId)
    {
        await workload.Records.VerifyChainAsync(new VerifyChainRequest { CaseId = caseId });
        var begin = Stopwatch.GetTimestamp();
        var answer = await workload.Records.VerifyChainAsync(new VerifyChainRequest { CaseId = caseId });
        if (!answer.Intact) throw new InvalidOperationException(answer.Problem.Explanation);
        return answer.CheckedCount / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    internal static RecordedEntry Entry(int number) => new()
    {
        Kind = EntryKind.Note,
        Account = $"Synthetic account {number}, about as long as a sentence that a worker writes after a call.",
        Opinion = "A synthetic opinion.",
        Sources = { new Source { Kind = SourceKind.WorkerObservation } },
        WorkerId = "synthetic-worker",
    };
}
