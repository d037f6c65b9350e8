using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;
namespace RiskPlatform.RiskService.ReferralDirectory;
internal sealed class DirectoryCatalogue(RiskDbContext db, ListingStore store, TimeProvider clock, IOptions<DirectoryOptions> options)
{
    private Listing View(ListingParts p) => ListingView.Make(p, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), options.Value);
    internal async Task<Listing?> FindPublishedAsync(Guid id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { Row.State: ListingState.Published } p ? View(p) : null;
#pragma warning disable CA1822
    internal Task<ProgrammeMatch> JudgeAsync(Listing listing, MatchCriteria criteria, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var m = new ProgrammeMatch { Listing = listing };
        void Add(Criterion c, CriterionOutcome o) => m.Criteria.Add(new CriterionResult { Criterion = c, Outcome = o, Explanation = $"{c} is {o}.", RuleId = "REFER-5" });
        static CriterionOutcome Of(bool? b) => b is null ? CriterionOutcome.Unknown : b.Value ? CriterionOutcome.Met : CriterionOutcome.Missed;
        Add(Criterion.Accreditation, Of(listing.Accreditations.Any(a => a.ValidToday)));
        Add(Criterion.IntegratedSupport, Of(listing.IntegratedSupport is { ConfirmedDate.Length: > 0 }));
        Add(Criterion.Assurance, Of(listing.Assurance is { Current: true }));
        Add(Criterion.Area, Of(criteria.SubjectPlace is null ? null : listing.Catchment.AreaCodes.Contains(criteria.SubjectPlace.AreaCode)));
        if (listing.Eligibility is { HasMinimumAge: true } e) Add(Criterion.Age, Of(criteria.HasAge ? criteria.Age >= e.MinimumAge : null));
        if (listing.Eligibility is { Genders.Count: > 0 } g) Add(Criterion.Gender, Of(criteria.Gender == Gender.Unspecified ? null : g.Genders.Contains(criteria.Gender)));
        Add(Criterion.Capacity, Of(listing.Capacity is { HasAvailable: true } c ? c.Available > 0 : null));
        m.Fits = m.Criteria.All(c => c.Outcome != CriterionOutcome.Missed || c.Criterion == Criterion.Capacity);
        return Task.FromResult(m);
    }
    internal async Task<IReadOnlyList<ProgrammeMatch>> BestAsync(MatchCriteria criteria, int most, CancellationToken cancellationToken)
    {
        var parts = await store.PartsAsync(db.Set<ListingRow>().Where(l => l.State == ListingState.Published && l.Type == ListingType.PerpetratorProgramme).OrderBy(l => l.NameKey), cancellationToken);
        var found = new List<ProgrammeMatch>();
        foreach (var p in parts) { var m = await JudgeAsync(View(p), criteria, cancellationToken); if (m.Fits) found.Add(m); }
        return [.. found.Take(most)];
    }
}
