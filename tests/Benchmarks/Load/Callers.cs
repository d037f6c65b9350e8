using System.Diagnostics;

namespace Benchmarks.Load;

/// <summary>What a number of callers measured together.</summary>
internal sealed record Measured(string Name, double PerSecond, double P50, double P99)
{
    internal static string Heading => $"{"",-44}{"calls/s",10}{"p50 ms",10}{"p99 ms",10}";

    public override string ToString() => $"{Name,-44}{PerSecond,10:N0}{P50,10:N2}{P99,10:N2}";
}

internal static class Callers
{
    /// <summary>Lets callers call one after another, each for itself, until the total is reached.</summary>
    internal static async Task<Measured> RunAsync(string name, int callers, int total, Func<int, Task> call)
    {
        var times = new double[total];
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < total; i = Interlocked.Increment(ref next))
            {
                var begin = Stopwatch.GetTimestamp();
                await call(i);
                times[i] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.Sort(times);
        return new Measured(name, total / seconds, times[total / 2], times[(int)(total * 0.99)]);
    }
}
