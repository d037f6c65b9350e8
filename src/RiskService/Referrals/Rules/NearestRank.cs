namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>
/// Percentiles by nearest rank: always a value that was there. Values are counted, not kept, so that many cost little.
/// </summary>
internal sealed class NearestRank
{
    private readonly SortedDictionary<int, int> counts = [];

    public int Total { get; private set; }

    public void Add(int value)
    {
        counts[value] = counts.GetValueOrDefault(value) + 1;
        Total++;
    }

    /// <summary>The smallest value that at least this share of all do not exceed; null for none.</summary>
    public int? Percentile(int percent)
    {
        if (Total == 0) return null;
        var rank = Math.Max(1, (int)(((long)Total * percent + 99) / 100));
        foreach (var (value, count) in counts)
        {
            rank -= count;
            if (rank <= 0) return value;
        }

        throw new InvalidOperationException("The counts do not add up.");
    }
}
