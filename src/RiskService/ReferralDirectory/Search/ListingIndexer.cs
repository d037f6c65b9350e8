using Google.Protobuf;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.RiskService.ReferralDirectory.Rules;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>Makes of stored listings what is held in memory.</summary>
internal sealed class ListingIndexer(AreaCatalogue areas, IOptions<DirectoryOptions> options, TimeProvider clock)
{
    /// <summary>What depends on the day is judged again with each answer.</summary>
    internal PendingListing Make(ListingParts parts)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var view = ListingView.Make(parts, today, options.Value);
        areas.AddNames(view);
        var facts = ListingFacts.Of(view);
        facts = facts with { AreaCodes = [.. facts.AreaCodes.Select(c => areas.Find(c)?.Code ?? c)] };
        var listing = new IndexedListing(
            facts, Rank.NameFor(WordFolding.Fold(view.Name)), ListingFacts.Points(view, areas), view.ToByteArray());
        return PendingListing.Of(listing, view);
    }
}
