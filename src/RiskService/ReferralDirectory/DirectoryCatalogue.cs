using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.RiskService.ReferralDirectory.Search;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// What others ask of the directory: what is published, and how programmes stand to a person. Where the survivor lives
/// it makes no use of, even where the criteria carry it (REFER-5).
/// </summary>
internal sealed class DirectoryCatalogue(
    DirectoryIndex index, ListingStore store, AreaCatalogue areas, CriteriaFacts facts, ListingAnswers answers)
{
    /// <summary>As it is now, with how workers reach it; null unless it is published.</summary>
    internal async Task<Listing?> FindPublishedAsync(Guid id, CancellationToken cancellationToken) =>
        (await index.LatestAsync(store, cancellationToken)).Find(id) is { } found ? answers.Whole(found) : null;

    /// <summary>How a programme stands to the subject, judged today by the subject's place alone.</summary>
    internal Task<ProgrammeMatch> JudgeAsync(
        Listing listing, MatchCriteria criteria, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var person = facts.Person(criteria);
        var indexed = new IndexedListing(ListingFacts.Of(listing), "", ListingFacts.Points(listing, areas), []);
        return Task.FromResult(ProgrammeMatches.Make(
            listing, Judgement.Of(indexed.Facts, person, answers.JudgedOn), indexed.TenthsTo(person.Place.Point)));
    }

    /// <summary>The programmes that cover the subject's place, or may, and fit; the best first.</summary>
    internal async Task<IReadOnlyList<ProgrammeMatch>> BestAsync(
        MatchCriteria criteria, int most, CancellationToken cancellationToken)
    {
        var snapshot = await index.LatestAsync(store, cancellationToken);
        var person = facts.Person(criteria);
        var ranking = new ProgrammeRanking(snapshot, person, answers.JudgedOn);
        return
        [
            .. ranking.Best(ranking.Covering(person.Place), most, fits: true).Select(r => ProgrammeMatches.Make(
                answers.Whole(r.Listing), Judgement.Of(r.Listing.Facts, person, answers.JudgedOn),
                ranking.Distance(r.Listing))),
        ];
    }
}
