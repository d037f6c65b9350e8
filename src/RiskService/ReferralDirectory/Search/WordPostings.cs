namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// Sorted words, and for each the listings that have it, by position, with what it weighs in them: the postings of word
/// i lie from Starts[i] up to Starts[i + 1].
/// </summary>
internal sealed record WordPostings(string[] Words, int[] Starts, int[] Positions, byte[] Weights)
{
    internal static readonly WordPostings Empty = new([], [0], [], []);

    /// <summary>Builds them word by word, in order.</summary>
    internal sealed class Builder(int mostPostings)
    {
        private readonly List<string> words = [];
        private readonly List<int> starts = [0];
        private readonly int[] positions = new int[mostPostings];
        private readonly byte[] weights = new byte[mostPostings];
        private int count;

        internal void Add(int position, byte weight)
        {
            (positions[count], weights[count]) = (position, weight);
            count++;
        }

        /// <summary>Ends the word whose postings were added; one without any is left out.</summary>
        internal void End(string word)
        {
            if (starts[^1] == count) return;
            words.Add(word);
            starts.Add(count);
        }

        internal WordPostings Build() => new(
            [.. words], [.. starts], count == mostPostings ? positions : positions[..count],
            count == mostPostings ? weights : weights[..count]);
    }
}
