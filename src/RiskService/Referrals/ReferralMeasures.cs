using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// Counts of the caller's agency over a period, along indexes by time. Nothing of a single case is answered, so this is
/// no read of any in the sense of RECORD-3 and stands in no case's audit. Cases that were disposed of are in no count.
/// </summary>
internal sealed class ReferralMeasures(RiskDbContext db)
{
    private const int MostListings = 500;
    private const double HoursInDay = 24;

    internal async Task<GetReferralMeasuresResponse> GetAsync(
        GetReferralMeasuresRequest request, CancellationToken cancellationToken)
    {
        var period = Period(request);
        var (from, until) = (period.From, period.Until);
        var disclosed = db.Set<CaseRow>().Where(c => c.DiscloseTime >= from && c.DiscloseTime < until);
        var submitted = db.Set<ReferralRow>().Where(r => r.SubmitTime >= from && r.SubmitTime < until);
        var response = new GetReferralMeasuresResponse
        {
            DisclosedCount = await disclosed.CountAsync(cancellationToken),
            // What somebody was offered who was the subject before is no offer to who disclosed (LOOK-3).
            OfferedCount = await disclosed.CountAsync(c => db.Set<ReferralRow>().Any(r => r.CaseId == c.Id
                && r.ListingType == ListingType.PerpetratorProgramme
                && db.Set<PartyRow>().Any(
                    p => p.CaseId == c.Id && p.Id == r.SubjectPartyId && p.Role == PartyRole.Subject)
                && (r.SubmitTime < until
                    || (r.State == ReferralState.DeclinedBySubject && r.EndTime < until))), cancellationToken),
            SubmittedCount = await submitted.CountAsync(cancellationToken),
        };
        var waited = await WaitedAsync(submitted, cancellationToken);
        response.ContactedCount = waited.Total;
        if (waited.Percentile(50) is { } median) response.MedianDaysToFirstContact = median / HoursInDay;
        if (waited.Percentile(90) is { } p90) response.P90DaysToFirstContact = p90 / HoursInDay;
        response.Programmes.AddRange(await OutcomesAsync(submitted, cancellationToken));
        return response;
    }

    private static MeasurePeriod Period(GetReferralMeasuresRequest request)
    {
        var violations = new Violations();
        var period = new MeasurePeriod(
            Day(violations, "from_date", request.FromDate), Day(violations, "to_date", request.ToDate));
        if (!violations.Any && period.IsBackwards) violations.Add("to_date", "Lies before from_date.");
        if (!violations.Any && period.IsTooLong)
        {
            violations.Add("to_date", $"Lies more than {MeasurePeriod.MostDays} days after from_date.");
        }

        violations.ThrowIfAny();
        return period;
    }

    private static DateOnly Day(Violations violations, string field, string text)
    {
        if (ListingView.Day(text) is { } day) return day;
        violations.Add(field, "Is required: a day as YYYY-MM-DD.");
        return default;
    }

    /// <summary>
    /// Whole hours from when it was sent to first contact; contact before it was recorded as sent took none. Counted
    /// while they are read.
    /// </summary>
    private static async Task<NearestRank> WaitedAsync(
        IQueryable<ReferralRow> submitted, CancellationToken cancellationToken)
    {
        var waited = new NearestRank();
        await foreach (var r in submitted.Where(r => r.FirstContactTime != null)
            .Select(r => new { r.SubmitTime, r.FirstContactTime }).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            waited.Add(Math.Max(0, (int)(r.FirstContactTime!.Value - r.SubmitTime!.Value).TotalHours));
        }

        return waited;
    }

    private async Task<IEnumerable<ProgrammeOutcomes>> OutcomesAsync(
        IQueryable<ReferralRow> submitted, CancellationToken cancellationToken)
    {
        var most = await submitted.GroupBy(r => r.ListingId).Select(g => new { Id = g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Id).Take(MostListings).ToListAsync(cancellationToken);
        var ids = most.ConvertAll(m => m.Id);
        var states = (await submitted.Where(r => ids.Contains(r.ListingId))
            .GroupBy(r => new
            {
                r.ListingId,
                r.State,
                Unchanged = r.State == ReferralState.Completed && r.EndReason == ReferralReason.NoChange,
            })
            .Select(g => new { g.Key.ListingId, g.Key.State, g.Key.Unchanged, Count = g.Count() })
            .ToListAsync(cancellationToken)).ToLookup(s => s.ListingId);
        var names = await db.ListingNamesAsync(ids, cancellationToken);
        return most.Select(m => new ProgrammeOutcomes
        {
            ListingId = m.Id.ToString(),
            ListingName = names.GetValueOrDefault(m.Id, ""),
            States =
            {
                states[m.Id].GroupBy(s => s.State).OrderBy(g => g.Key)
                    .Select(g => new StateCount { State = g.Key, Count = g.Sum(s => s.Count) }),
            },
            CompletedWithoutChangeCount = states[m.Id].Where(s => s.Unchanged).Sum(s => s.Count),
        });
    }
}
