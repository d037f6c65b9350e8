using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// A listing with its words, sorted, and what each weighs: how it is held until it is merged with the others, whose
/// words point at them.
/// </summary>
internal sealed record PendingListing(IndexedListing Listing, string[] Words, byte[] Weights)
{
    private const byte Name = 8;
    private const byte Organisation = 4;
    private const byte Description = 2;
    private const byte Area = 1;

    /// <summary>A word that is in several places weighs what it does in the best of them.</summary>
    internal static PendingListing Of(IndexedListing listing, Listing view)
    {
        var words = new SortedDictionary<string, byte>(StringComparer.Ordinal);
        foreach (var area in view.Catchment?.AreaNames ?? []) Add(area, Area);
        Add(view.Description, Description);
        Add(view.OrganisationName, Organisation);
        Add(view.Name, Name);
        return new PendingListing(listing, [.. words.Keys], [.. words.Values]);

        void Add(string text, byte weight)
        {
            foreach (var word in WordFolding.Words(text)) words[word] = weight;
        }
    }

    /// <summary>What the words weigh together, the last as a beginning; 0 unless all are there.</summary>
    internal int Score(string[] sought)
    {
        var score = 0;
        for (var i = 0; i < sought.Length; i++)
        {
            var weight = Weight(sought[i], asPrefix: i == sought.Length - 1);
            if (weight == 0) return 0;
            score += weight;
        }

        return score;
    }

    private int Weight(string sought, bool asPrefix)
    {
        var (first, end) = WordRange.Of(Words, sought, asPrefix);
        var weight = 0;
        for (var i = first; i < end; i++) weight = Math.Max(weight, Weights[i]);
        return weight;
    }
}
