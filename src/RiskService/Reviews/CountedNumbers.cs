using System.Collections.Concurrent;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>
/// Keeps what took long to count for a while, the longer the longer it took: counting takes a small share of the
/// database's time, however often a page with the numbers is looked at. What is counted in no time is counted each
/// time.
/// </summary>
internal sealed class CountedNumbers(TimeProvider clock)
{
    private const int TimesAsLong = 300;
    private const int MostKept = 1_000;
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Counted> kept = new(StringComparer.Ordinal);

    /// <summary>Counts, unless it was counted lately. The key names the agency.</summary>
    internal async Task<T> GetAsync<T>(string key, Func<Task<T>> count)
        where T : class
    {
        if (kept.TryGetValue(key, out var last) && last.Until > clock.GetUtcNow()) return (T)last.Numbers;
        var begin = clock.GetTimestamp();
        var numbers = await count();
        var took = clock.GetElapsedTime(begin);
        if (took < Quick)
        {
            kept.TryRemove(key, out _);
            return numbers;
        }

        if (kept.Count >= MostKept) kept.Clear();
        var stands = took * TimesAsLong;
        kept[key] = new Counted(numbers, clock.GetUtcNow() + (stands < Longest ? stands : Longest));
        return numbers;
    }

    private sealed record Counted(object Numbers, DateTimeOffset Until);
}
