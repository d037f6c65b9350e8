using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Benchmarks.Load;
using TestKit.Processes;

namespace Benchmarks.Reviews;

/// <summary>
/// Whether a sweep costs what is due and not what is stored, whether others' writes wait behind it, and whether its
/// memory stays as it is when very much is due at once. The service says itself how long a sweep took.
/// </summary>
internal static partial class ReviewRun
{
    private const int Few = 10_000;
    private const int Due = 1_000;
    private const int Rounds = 5;
    private const int Assessed = 200;

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(10);

    private sealed record Swept(double Milliseconds, double LongestWait);

    internal static async Task RunAsync(string[] args)
    {
        var quick = args.Contains("--quick");
        var (many, atOnce) = quick ? (50_000, 10_000) : (1_000_000, 100_000);
        var few = await MeasureAsync(Few, null);
        var of = await MeasureAsync(many, atOnce);
        Console.WriteLine();
        LoadRun.AtMost($"a sweep of {Due:N0} due among {many:N0}, s", of.Milliseconds / 1_000, most: 2);
        LoadRun.AtMost("a write behind it waits longer, at most, ms", of.LongestWait, most: 250);
        LoadRun.AtMost($"a sweep among {many:N0} / among {Few:N0}", of.Milliseconds / few.Milliseconds, most: 1.5);
    }

    private static async Task<Swept> MeasureAsync(int stored, int? atOnce)
    {
        var settings = new Dictionary<string, string?>(LoadRun.Unlimited)
        {
            ["Jobs__PollSeconds"] = "1",
            ["Reminders__SweepSeconds"] = "1",
        };
        await using var service = await ServiceProcess.StartAsync(settings);
        using var workload = Workload.For(service);
        var cases = await workload.CreateCasesAsync(Assessed);
        var watch = Stopwatch.StartNew();
        var seed = new ReviewSeed(service);
        seed.Fill(cases[0], stored);
        Console.WriteLine($"seeded {stored:N0} open cases in {watch.Elapsed.TotalSeconds:N0} s");
        await using var writes = new Writes(workload, cases);
        await writes.ForAsync(TimeSpan.FromSeconds(10));
        var sweeps = new List<Swept>();
        for (var round = 0; round <= Rounds; round++)
        {
            // Due a little later, so that making them so is over by then.
            var known = Made(service).Count;
            seed.MakeDue(Due, stored, round, TimeProvider.System.GetUtcNow().AddSeconds(4));
            var before = await writes.ForAsync(TimeSpan.FromSeconds(2.5));
            var during = await writes.UntilAsync(() => Made(service).Skip(known).Sum(m => m.Count) >= Due);
            var swept = new Swept(Made(service).Skip(known).Sum(m => m.Milliseconds), during[^1] - Median(before));
            Console.WriteLine(
                $"  {Due:N0} due among {stored:N0}: {swept.Milliseconds:N0} ms; writes p50 {Median(before):N1} ms, "
                + $"longest before {before[^1]:N1} ms, behind the sweep {during[^1]:N1} ms");

            // The first compiles the service.
            if (round > 0) sweeps.Add(swept);
        }

        if (atOnce is { } count) await DrainAsync(service, seed, stored, count);
        var times = sweeps.Select(s => s.Milliseconds).Order().ToList();
        return new Swept(times[times.Count / 2], sweeps.Max(s => s.LongestWait));
    }

    /// <summary>A tenth of them first, so that what they take can be compared.</summary>
    private static async Task DrainAsync(ServiceProcess service, ReviewSeed seed, int stored, int count)
    {
        var peaks = new List<double>();
        foreach (var due in (int[])[count / 10, count])
        {
            var (known, begin) = (Made(service).Count, seed.Number("SELECT Count FROM ReminderCounts"));
            seed.MakeDue(due, stored, Rounds + 1 + peaks.Count, TimeProvider.System.GetUtcNow());
            var watch = Stopwatch.StartNew();
            var peak = 0.0;
            while (seed.Number("SELECT Count FROM ReminderCounts") < begin + due
                || seed.Number("SELECT COUNT(*) FROM Outbox") > 0)
            {
                if (watch.Elapsed > patience) throw new TimeoutException($"It did not drain:\n{service.Logs}");
                peak = Math.Max(peak, Memory(service));
                await Task.Delay(50);
            }

            peaks.Add(peak);
            Console.WriteLine(
                $"  {due:N0} due at once: {Made(service).Skip(known).Sum(m => m.Milliseconds) / 1_000:N1} s in "
                + $"sweeps, {peak:N0} MB at most in the process");
        }

        LoadRun.AtMost($"memory with {count:N0} due / with {count / 10:N0}", peaks[1] / peaks[0], most: 1.3);
    }

    private static List<(int Count, double Milliseconds)> Made(ServiceProcess service) =>
    [
        .. MadeLine().Matches(service.Logs).Select(m => (
            int.Parse(m.Groups["count"].Value, CultureInfo.InvariantCulture),
            double.Parse(m.Groups["time"].Value, CultureInfo.InvariantCulture))),
    ];

    private static double Median(List<double> sorted) => sorted[sorted.Count / 2];

    private static double Memory(ServiceProcess service)
    {
        using var process = Process.GetProcessById(service.Id);
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    [GeneratedRegex(@"Made (?<count>\d+) reminders in (?<time>\d+) ms", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex MadeLine();

    /// <summary>Callers who assess other cases all the time, and how long each call took.</summary>
    private sealed class Writes : IAsyncDisposable
    {
        private const int Concurrency = 4;

        private readonly CancellationTokenSource ending = new();
        private readonly Task callers;
        private ConcurrentBag<double> times = [];

        internal Writes(Workload workload, string[] cases) => callers = Task.WhenAll(
            Enumerable.Range(0, Concurrency).Select(caller => Task.Run(async () =>
            {
                for (var i = caller; !ending.IsCancellationRequested; i += Concurrency)
                {
                    var begin = Stopwatch.GetTimestamp();
                    await workload.Assessments.AssessAsync(Workload.Request(cases[i % cases.Length]));
                    times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
                }
            })));

        /// <summary>The times of what ended meanwhile, sorted.</summary>
        internal async Task<List<double>> ForAsync(TimeSpan time)
        {
            var begin = Stopwatch.GetTimestamp();
            return await UntilAsync(() => Stopwatch.GetElapsedTime(begin) > time);
        }

        internal async Task<List<double>> UntilAsync(Func<bool> condition)
        {
            Interlocked.Exchange(ref times, []);
            var begin = Stopwatch.GetTimestamp();
            while (!condition())
            {
                if (callers.IsCompleted) await callers;
                if (Stopwatch.GetElapsedTime(begin) > patience) throw new TimeoutException("It did not come to that.");
                await Task.Delay(20);
            }

            return [.. Interlocked.Exchange(ref times, []).Order()];
        }

        public async ValueTask DisposeAsync()
        {
            await ending.CancelAsync();
            await callers;
            ending.Dispose();
        }
    }
}
