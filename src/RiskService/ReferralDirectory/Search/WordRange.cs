namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>Finds a word, or the words that begin with it, in sorted words.</summary>
internal static class WordRange
{
    internal static (int First, int End) Of(string[] words, string sought, bool asPrefix)
    {
        var first = FirstNotBefore(words, sought);
        var end = first;
        if (!asPrefix)
            return first < words.Length && words[first] == sought ? (first, first + 1) : (first, first);
        while (end < words.Length && words[end].StartsWith(sought, StringComparison.Ordinal)) end++;
        return (first, end);
    }

    private static int FirstNotBefore(string[] words, string sought)
    {
        var found = Array.BinarySearch(words, sought, StringComparer.Ordinal);
        return found >= 0 ? found : ~found;
    }
}
