using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>Lists current reviews along an index, the earliest due first.</summary>
internal sealed class ReviewList(
    RiskDbContext db, CaseKeys keys, ReadAudit audit, ReviewScopes scopes, ReviewSettingsBook settings,
    TimeProvider clock, IOptions<LimitsOptions> limits)
{
    private static readonly int AllStandings = Enum.GetValues<ReviewStanding>()
        .Count(s => s is not (ReviewStanding.Unspecified or ReviewStanding.Ended));

    internal async Task<ListReviewsResponse> ListAsync(
        ListReviewsRequest request, CancellationToken cancellationToken)
    {
        Check(request);
        var size = PageToken.Size(request.PageSize, 50, 200);
        var filters = Filters(request);
        var now = clock.Now();
        var times = await settings.TimesAsync(cancellationToken);
        var cases = await FilteredAsync(request, now, times.Ladder, cancellationToken);
        if (PageToken.Read(request.PageToken, filters) is { } key)
        {
            var (time, id) = TimeKey.Parse(key);
            cases = cases.Where(c => c.NextReviewTime >= time && (c.NextReviewTime > time || c.Id > id));
        }

        var found = await cases.OrderBy(c => c.NextReviewTime).ThenBy(c => c.Id).Take(size + 1)
            .Join(db.Set<CaseKeyRow>(), c => c.Id, k => k.CaseId, (c, k) => new { Row = c, Key = k })
            .OrderBy(x => x.Row.NextReviewTime).ThenBy(x => x.Row.Id)
            .ToListAsync(cancellationToken);
        audit.Found(found.Take(size).Select(x => x.Row.Id));
        var response = new ListReviewsResponse
        {
            Reviews = { found.Take(size).Select(x => ReviewView.Current(x.Row, keys.Open(x.Key), now, times)) },
        };
        if (found.Count > size)
        {
            var last = found[size - 1].Row;
            response.NextPageToken =
                PageToken.Make(filters, new TimeKey(last.NextReviewTime!.Value, last.Id).ToString());
        }

        return response;
    }

    private void Check(ListReviewsRequest request)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.OptionalCode("scope", request.Scope);
        if (checks.Count("standings", request.Standings.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < request.Standings.Count; i++)
            {
                if (checks.Code($"standings[{i}]", request.Standings[i])
                    && request.Standings[i] == ReviewStanding.Ended)
                {
                    checks.Add($"standings[{i}]", "Has ended and is not listed. Past reviews are in GetReview.");
                }
            }
        }

        if (checks.Count("levels", request.Levels.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < request.Levels.Count; i++) checks.OptionalCode($"levels[{i}]", request.Levels[i]);
        }

        checks.WorkerId("reviewer_id", request.ReviewerId, required: false);
        checks.Text("team_id", request.TeamId, ReassignReview.LongestTeam);
        checks.Time("due_before", request.DueBefore);
        checks.ThrowIfAny();
    }

    /// <summary>
    /// A reviewer's and a team's own, and what is exempt, have an index each; that the case is open needs no word
    /// there, since only an open case's review has a time.
    /// </summary>
    private async Task<IQueryable<CaseRow>> FilteredAsync(
        ListReviewsRequest request, DateTimeOffset now, LadderTimes times, CancellationToken cancellationToken)
    {
        var cases = db.Set<CaseRow>().AsQueryable();
        var standings = request.Standings.Distinct().ToArray();
        var narrow = standings is [ReviewStanding.Exempt];
        if (standings.Length > 0 && standings.Length < AllStandings) cases = cases.Standing(standings, now, times);
        if (request.Scope == ReviewScope.Mine) cases = OfReviewer(cases, scopes.MyKey);
        if (request.ReviewerId.Length > 0) cases = OfReviewer(cases, AllocationRow.Key(request.ReviewerId));
        if (request.Scope == ReviewScope.Team) cases = OfTeam(cases, await scopes.MyTeamAsync(cancellationToken));
        if (request.TeamId.Length > 0) cases = OfTeam(cases, request.TeamId.Trim());
        narrow |= request.Scope is ReviewScope.Mine or ReviewScope.Team
            || request.ReviewerId.Length > 0 || request.TeamId.Length > 0;
        cases = narrow ? cases.Where(c => c.NextReviewTime != null) : cases.Where(c => c.State == CaseState.Open);
        if (request.Levels.Count > 0)
        {
            var levels = request.Levels.Distinct().ToArray();
            cases = cases.Where(c => levels.Contains(c.Level));
        }

        return RequestChecks.Stored(request.DueBefore) is { } due ? cases.Where(c => c.NextReviewTime < due) : cases;
    }

    private static IQueryable<CaseRow> OfReviewer(IQueryable<CaseRow> cases, string key) =>
        cases.Where(c => c.ReviewerKey == key);

    private static IQueryable<CaseRow> OfTeam(IQueryable<CaseRow> cases, string team) =>
        cases.Where(c => c.TeamId == team);

    private static string Filters(ListReviewsRequest request)
    {
        var filters = request.Clone();
        (filters.PageSize, filters.PageToken) = (0, "");
        return filters.ToString();
    }
}
