using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reviews.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>
/// Numbers of the caller's agency, counted in the database: how current reviews stand, and how past ones were kept.
/// Nothing of a single case is answered, so this is no read of any in the sense of RECORD-3 and stands in no case's
/// audit.
/// </summary>
internal sealed class ReviewMeasures(
    RiskDbContext db, ReviewSettingsBook settings, CountedNumbers counted, TimeProvider clock,
    IOptions<LimitsOptions> limits)
{
    private const int TeamLength = 100;
    private const int MostTeams = 200;
    private const double SecondsInHour = 3_600;
    private const string Day = "yyyy-MM-dd";

    internal async Task<GetReviewMeasuresResponse> GetAsync(
        GetReviewMeasuresRequest request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var working = await settings.WorkingTimeAsync(cancellationToken);
        var parts = Parts(request, working, now);
        var standing = await StandingAsync(request.TeamId, now, cancellationToken);
        var kept = await counted.GetAsync(
            Key($"kept {parts[0].From:O} {parts[^1].Until:O} {parts.Length}", request.TeamId),
            () => KeptAsync(request.TeamId, parts, cancellationToken));
        var open = db.Set<CaseRow>().Where(c => c.State == CaseState.Open);
        var acting = await ByLevelAsync(
            open.Where(c => c.AwaitsAction == CaseRow.Waits), request.TeamId, cancellationToken);
        var second = await ByLevelAsync(
            open.Where(c => c.AwaitsSecondPerson == CaseRow.Waits), request.TeamId, cancellationToken);
        var response = new GetReviewMeasuresResponse { MeasureTime = now.ToTimestamp() };
        response.Levels.AddRange(Levels(standing, acting, second));
        foreach (var team in standing.Select(s => s.TeamId).Union(kept.Select(k => k.TeamId), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Take(MostTeams))
        {
            response.Teams.Add(Team(
                team, [.. standing.Where(s => s.TeamId == team)], [.. kept.Where(k => k.TeamId == team)], parts));
        }

        return response;
    }

    private ImmutableArray<MeasurePart> Parts(
        GetReviewMeasuresRequest request, WorkingTime working, DateTimeOffset now)
    {
        var checks = new RequestChecks(limits.Value, now);
        checks.Text("team_id", request.TeamId, TeamLength);
        checks.OptionalCode("division", request.Division);
        var to = DayOr(checks, "to_date", request.ToDate, working.DayOf(now));
        var from = DayOr(checks, "from_date", request.FromDate, to.AddDays(-MeasurePeriods.StandardDays));
        checks.ThrowIfAny();
        if (to < from) throw Violations.One("to_date", "Lies before from_date.");
        if (to.DayNumber - from.DayNumber > MeasurePeriods.MostDays)
        {
            throw Violations.One("to_date", $"Lies more than {MeasurePeriods.MostDays} days after from_date.");
        }

        return request.Division == MeasureDivision.Months
            ? MeasurePeriods.Months(from, to, working)
            : MeasurePeriods.Weeks(from, to, working);
    }

    private static DateOnly DayOr(RequestChecks checks, string field, string text, DateOnly otherwise)
    {
        if (text.Length == 0) return otherwise;
        if (DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && MeasurePeriods.IsReckonable(day))
        {
            return day;
        }

        checks.Add(field, "Is not a day as YYYY-MM-DD, such as 2026-03-01.");
        return otherwise;
    }

    /// <summary>
    /// What is past its time is read, by team and level; what is not, which is nearly all, is counted along indexes
    /// that hold the times alone.
    /// </summary>
    private async Task<List<Standing>> StandingAsync(
        string team, DateTimeOffset now, CancellationToken cancellationToken) =>
    [
        .. await PastTimeAsync(team, now, cancellationToken),
        .. await counted.GetAsync(Key("not yet", team), () => NotYetAsync(team, now, cancellationToken)),
    ];

    private string Key(string numbers, string team) => $"{db.AgencyId}\0{numbers}\0{team}";

    private async Task<List<Standing>> PastTimeAsync(
        string team, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ladder = (await settings.TimesAsync(cancellationToken)).Ladder;
        var past = db.Set<CaseRow>().Where(c => c.State == CaseState.Open && c.NextReviewTime <= now
            && !(c.ExemptUntil != null && c.ExemptUntil > now));
        if (team.Length > 0) past = past.Where(c => c.TeamId == team);

        // A review is overdue from when managers are told of it (REVIEW-5): the ladder says when, for each level.
        var below = now - Ladder.ManagerAfter(Current(RiskLevel.Standard), ladder);
        var above = now - Ladder.ManagerAfter(Current(RiskLevel.High), ladder);
        var (day1, day3, day7, day30) = (now.AddDays(-1), now.AddDays(-3), now.AddDays(-7), now.AddDays(-30));
        return await past
            .Select(c => new
            {
                c.TeamId,
                c.Level,
                Due = c.NextReviewTime,
                IsOverdue = c.NextReviewTime
                    <= (c.Level == RiskLevel.Standard || c.Level == RiskLevel.Medium ? below : above),
            })
            .GroupBy(c => new { c.TeamId, c.Level })
            .Select(g => new Standing(
                g.Key.TeamId ?? "", g.Key.Level, 0, 0,
                g.Count(c => !c.IsOverdue),
                g.Count(c => c.IsOverdue && c.Due > day1),
                g.Count(c => c.IsOverdue && c.Due <= day1 && c.Due > day3),
                g.Count(c => c.IsOverdue && c.Due <= day3 && c.Due > day7),
                g.Count(c => c.IsOverdue && c.Due <= day7 && c.Due > day30),
                g.Count(c => c.IsOverdue && c.Due <= day30)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Cases without a team are those that no team has.</summary>
    private async Task<List<Standing>> NotYetAsync(
        string team, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cases = db.Set<CaseRow>();
        var ofTeams = cases.Where(c => c.TeamId != null && c.NextReviewTime > now);
        var exempt = cases.Where(c => c.ExemptUntil != null && c.ExemptUntil > now);
        if (team.Length > 0)
        {
            (ofTeams, exempt) = (ofTeams.Where(c => c.TeamId == team), exempt.Where(c => c.TeamId == team));
        }

        var counts = await ofTeams.GroupBy(c => c.TeamId!).Select(g => new { Team = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Team, g => g.Count, StringComparer.Ordinal, cancellationToken);
        var exempted = await exempt.GroupBy(c => new { c.TeamId, NotYet = c.NextReviewTime > now })
            .Select(g => new { g.Key.TeamId, g.Key.NotYet, Count = g.Count() }).ToListAsync(cancellationToken);
        if (team.Length == 0)
        {
            var all = await cases.CountAsync(
                c => c.State == CaseState.Open && c.NextReviewTime > now, cancellationToken);
            if (all > counts.Values.Sum()) counts[""] = all - counts.Values.Sum();
        }

        return [.. counts.Keys.Union(exempted.Select(e => e.TeamId ?? ""), StringComparer.Ordinal).Select(name =>
        {
            var of = exempted.Where(e => (e.TeamId ?? "") == name).ToList();
            var upcoming = counts.GetValueOrDefault(name) - of.Where(e => e.NotYet).Sum(e => e.Count);
            return new Standing(name, RiskLevel.Unspecified, of.Sum(e => e.Count), upcoming, 0, 0, 0, 0, 0, 0);
        })];
    }

    /// <summary>Cases that wait for something, by level: along the index that holds them alone.</summary>
    private static Task<Dictionary<RiskLevel, int>> ByLevelAsync(
        IQueryable<CaseRow> waiting, string team, CancellationToken cancellationToken)
    {
        if (team.Length > 0) waiting = waiting.Where(c => c.TeamId == team);
        return waiting.GroupBy(c => c.Level).Select(g => new { Level = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Level, g => g.Count, cancellationToken);
    }

    private static IEnumerable<LevelMeasures> Levels(
        List<Standing> standing, Dictionary<RiskLevel, int> acting, Dictionary<RiskLevel, int> second) =>
        System.Enum.GetValues<RiskLevel>().OrderDescending().Select(level => new LevelMeasures
        {
            Level = level,
            Due = standing.Where(s => s.Level == level).Sum(s => s.Due),
            Overdue = standing.Where(s => s.Level == level).Sum(s => s.Overdue),
            AwaitingAction = acting.GetValueOrDefault(level),
            AwaitingSecondPerson = second.GetValueOrDefault(level),
        }).Where(l => l.Due + l.Overdue + l.AwaitingAction + l.AwaitingSecondPerson > 0);

    private static Rung Current(RiskLevel level) => new(DeadlineKind.Review, level, default, default);

    /// <summary>One query over all parts, each along the index by time: a row for each team and part.</summary>
    private async Task<List<Kept>> KeptAsync(
        string team, ImmutableArray<MeasurePart> parts, CancellationToken cancellationToken)
    {
        var completed = db.Set<PastReviewRow>().Where(r => r.Outcome == ReviewOutcome.Completed);
        if (team.Length > 0) completed = completed.Where(r => r.TeamId == team);
        return await parts.Select((part, i) => Of(completed, part, i))
            .Aggregate((all, next) => all.Concat(next)).ToListAsync(cancellationToken);
    }

    private static IQueryable<Kept> Of(IQueryable<PastReviewRow> completed, MeasurePart part, int number)
    {
        var (from, until) = (part.From, part.Until);
        return completed.Where(r => r.EndTime >= from && r.EndTime < until)
            .GroupBy(r => r.TeamId)
            .Select(g => new Kept
            {
                Team = g.Key,
                Part = number,
                Completed = g.Count(),
                OnTime = g.Count(r => r.LateSeconds == 0),
                Late = g.Sum(r => r.LateSeconds),
            });
    }

    private static TeamReviewMeasures Team(
        string team, Standing[] standing, Kept[] kept, ImmutableArray<MeasurePart> parts)
    {
        var measures = new TeamReviewMeasures
        {
            TeamId = team,
            Upcoming = standing.Sum(s => s.Upcoming),
            Due = standing.Sum(s => s.Due),
            Overdue = standing.Sum(s => s.Overdue),
            Exempt = standing.Sum(s => s.Exempt),
            Kept = Sum(parts[0].FromDay, parts[^1].ToDay, kept),
        };
        foreach (var s in standing.OrderByDescending(s => s.Level))
        {
            measures.OverdueCounts.AddRange(s.Ages.Where(a => a.Count > 0)
                .Select(a => new OverdueCount { Level = s.Level, Age = a.Age, Count = a.Count }));
        }

        measures.Parts.AddRange(parts.Select(
            (p, i) => Sum(p.FromDay, p.ToDay, kept.Where(k => k.Part == i))));
        return measures;
    }

    private static ReviewsKept Sum(DateOnly from, DateOnly to, IEnumerable<Kept> kept)
    {
        var (completed, onTime, late) = (0, 0, 0L);
        foreach (var k in kept) (completed, onTime, late) = (completed + k.Completed, onTime + k.OnTime, late + k.Late);
        return new ReviewsKept
        {
            FromDate = from.ToString(Day, CultureInfo.InvariantCulture),
            ToDate = to.ToString(Day, CultureInfo.InvariantCulture),
            Completed = completed,
            CompletedOnTime = onTime,
            AverageLatenessHours = completed == onTime ? 0 : late / SecondsInHour / (completed - onTime),
        };
    }

    private sealed record Standing(
        string TeamId, RiskLevel Level, int Exempt, int Upcoming, int Due, int Under1, int Under3, int Under7,
        int Under30, int Over30)
    {
        internal int Overdue => Ages.Sum(a => a.Count);

        internal IEnumerable<(OverdueAge Age, int Count)> Ages =>
        [
            (OverdueAge.Under1Day, Under1), (OverdueAge._1To3Days, Under3), (OverdueAge._3To7Days, Under7),
            (OverdueAge._7To30Days, Under30), (OverdueAge._30DaysOrMore, Over30),
        ];
    }

    /// <summary>Filled by name: what a constructor fills can't be joined with its like in the database.</summary>
    private sealed class Kept
    {
        public string? Team { get; init; }

        public int Part { get; init; }

        public int Completed { get; init; }

        public int OnTime { get; init; }

        public long Late { get; init; }

        internal string TeamId => Team ?? "";
    }
}
