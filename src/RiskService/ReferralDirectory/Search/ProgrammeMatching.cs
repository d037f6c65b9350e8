using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.RiskService.Referrals;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// Ranks programmes for a case or for criteria (REFER-5). Everything but one list is made from the subject's facts
/// alone; where the survivor lives makes that list, which is for workers.
/// </summary>
internal sealed class ProgrammeMatching(
    DirectoryIndex index, ListingStore store, CriteriaFacts facts, ListingAnswers answers, CaseBook book,
    CaseCriteria ofCase, TimeProvider clock, Microsoft.Extensions.Options.IOptions<LimitsOptions> limits)
{
    internal const int MostBySurvivorArea = 20;
    private const int Standard = 20;
    private const int Most = 100;

    internal async Task<MatchProgrammesResponse> MatchAsync(
        MatchProgrammesRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        facts.Check(checks, "criteria", request.Criteria);
        checks.ThrowIfAny();
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var criteria = await CriteriaAsync(request, cancellationToken);
        var person = facts.Person(criteria);
        var filters = Filters(criteria);
        var after = Rank.FromKey(PageToken.Read(request.PageToken, filters));
        var snapshot = await index.LatestAsync(store, cancellationToken);

        var ranking = new ProgrammeRanking(snapshot, person, answers.JudgedOn);
        var candidates = ranking.Covering(person.Place).Concat(ranking.Nearest()).ToList();
        var best = ranking.Best(candidates, size + 1, after);
        var response = new MatchProgrammesResponse();
        response.Matches.AddRange(best.Take(size).Select(r => Make(r.Listing, ranking, person)));
        response.MissingDetails.AddRange(MissingDetails.Of(person, candidates.Select(c => c.Facts)));
        if (best.Count > size) response.NextPageToken = PageToken.Make(filters, best[size - 1].Rank.ToKey());
        if (after is null) AddBySurvivorArea(response, criteria, ranking, person);
        return response;
    }

    private void AddBySurvivorArea(
        MatchProgrammesResponse response, MatchCriteria criteria, ProgrammeRanking ranking, PersonFacts person)
    {
        var survivor = facts.Place(criteria.SurvivorPlace);
        if (survivor.IsUnknown) return;
        var brought = ranking.Covering(survivor)
            .Where(l => Catchments.IsBroughtBy(l.Facts, person.Place, survivor));
        response.BySurvivorArea.AddRange(
            ranking.Best(brought, MostBySurvivorArea).Select(r => Make(r.Listing, ranking, person)));
    }

    private ProgrammeMatch Make(IndexedListing listing, ProgrammeRanking ranking, PersonFacts person) =>
        ProgrammeMatches.Make(
            answers.ForCaller(listing), Judgement.Of(listing.Facts, person, answers.JudgedOn),
            ranking.Distance(listing));

    private async Task<MatchCriteria> CriteriaAsync(
        MatchProgrammesRequest request, CancellationToken cancellationToken)
    {
        if (request.CaseId.Length > 0)
        {
            var opened = await book.OpenAsync(RequestChecks.Id("case_id", request.CaseId), cancellationToken);
            return await ofCase.OfAsync(opened, request.Criteria, withSurvivor: true, cancellationToken);
        }

        return request.Criteria
            ?? throw Violations.One("criteria", "Send criteria, or the case_id of the case that they are in.");
    }

    /// <summary>A token tells nothing of where the survivor lives either.</summary>
    private static string Filters(MatchCriteria criteria)
    {
        var filters = criteria.Clone();
        filters.SurvivorPlace = null;
        return filters.ToString();
    }
}
