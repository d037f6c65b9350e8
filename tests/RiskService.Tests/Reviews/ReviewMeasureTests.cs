using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;
using RiskService.Tests.Audit;
using RiskService.Tests.Data;
using RiskService.Tests.Host;
using RiskService.Tests.Referrals;

namespace RiskService.Tests.Reviews;

/// <summary>Numbers for managers: how reviews stand now, and how they were kept, for each team.</summary>
public sealed class ReviewMeasureTests(ServiceHost host)
{
    private DateTimeOffset Now => host.Clock.Now();

    [Theory]
    [InlineData(RiskLevel.Standard, -1, "upcoming")]
    [InlineData(RiskLevel.Standard, 0, "due")]
    [InlineData(RiskLevel.Medium, 23.9, "due")]
    [InlineData(RiskLevel.Medium, 24, "1_TO_3")]
    [InlineData(RiskLevel.Standard, 71.9, "1_TO_3")]
    [InlineData(RiskLevel.Standard, 72, "3_TO_7")]
    [InlineData(RiskLevel.High, -0.1, "upcoming")]
    [InlineData(RiskLevel.High, 0, "UNDER_1")]
    [InlineData(RiskLevel.Imminent, 23.9, "UNDER_1")]
    [InlineData(RiskLevel.Imminent, 24, "1_TO_3")]
    [InlineData(RiskLevel.Unspecified, 0, "UNDER_1")]
    [InlineData(RiskLevel.High, 167.9, "3_TO_7")]
    [InlineData(RiskLevel.High, 168, "7_TO_30")]
    [InlineData(RiskLevel.High, 719.9, "7_TO_30")]
    [InlineData(RiskLevel.High, 720, "30_OR_MORE")]
    public async Task How_a_review_stands(RiskLevel level, double hoursPast, string expected)
    {
        var agency = FormattableString.Invariant($"review-measures-{level}-{hoursPast}");
        await CaseAsync(agency, level, hoursPast, "team-1");
        var team = Assert.Single(await GetAsync(agency));
        var counts = team.OverdueCounts.Select(c => c.Age.ToString()).ToList();
        Assert.Equal("team-1", team.TeamId);
        Assert.Equal(
            expected switch { "upcoming" => (1, 0, 0), "due" => (0, 1, 0), _ => (0, 0, 1) },
            (team.Upcoming, team.Due, team.Overdue));
        Assert.Equal(0, team.Exempt);
        if (team.Overdue == 0) Assert.Empty(counts);
        else Assert.Equal(
            (level, Age(expected), 1),
            (team.OverdueCounts[0].Level, team.OverdueCounts[0].Age, Assert.Single(team.OverdueCounts).Count));
    }

    [Fact]
    public async Task Exempt_whatever_its_time_until_the_exemption_ends()
    {
        const string Agency = "review-measures-exempt";
        await CaseAsync(Agency, RiskLevel.Medium, 100, "team-1", c => c.ExemptUntil = Now.AddSeconds(1));
        await CaseAsync(Agency, RiskLevel.Medium, -100, "team-1", c => c.ExemptUntil = Now.AddSeconds(1));
        await CaseAsync(Agency, RiskLevel.Medium, 30, "team-1", c => c.ExemptUntil = Now);
        var team = Assert.Single(await GetAsync(Agency));
        Assert.Equal((0, 0, 1, 2), (team.Upcoming, team.Due, team.Overdue, team.Exempt));
    }

    [Fact]
    public async Task Each_team_apart_those_without_one_first_and_nothing_of_another_agency_or_of_closed_cases()
    {
        const string Agency = "review-measures-teams";
        await CaseAsync(Agency, RiskLevel.High, 1, "team-2");
        await CaseAsync(Agency, RiskLevel.Imminent, 30, "team-2");
        await CaseAsync(Agency, RiskLevel.Imminent, 31, "team-2");
        await CaseAsync(Agency, RiskLevel.Medium, -1, "team-1");
        await CaseAsync(Agency, RiskLevel.Medium, -1, null);
        await CaseAsync(Agency, RiskLevel.High, 1, "team-2", c =>
        {
            c.State = CaseState.Closed;
            (c.ReviewId, c.ReviewStartTime, c.NextReviewTime, c.NextStageTime) = (null, null, null, null);
        });
        await CaseAsync("review-measures-others", RiskLevel.High, 1, "team-2");

        var teams = await GetAsync(Agency);
        Assert.Equal(["", "team-1", "team-2"], teams.Select(t => t.TeamId));
        Assert.Equal([(1, 0), (1, 0), (0, 3)], teams.Select(t => (t.Upcoming, t.Overdue)));
        Assert.Equal(
            [(RiskLevel.Imminent, OverdueAge._1To3Days, 2), (RiskLevel.High, OverdueAge.Under1Day, 1)],
            teams[2].OverdueCounts.Select(c => (c.Level, c.Age, c.Count)));
        Assert.Equal(teams[2], Assert.Single(await GetAsync(Agency, team: "team-2")));
        Assert.Empty(await GetAsync(Agency, team: "team-9"));
        Assert.Empty(await host.Auditor(Agency).ReadsAsync(new SearchAuditRequest { ReaderId = "measurer" }));
    }

    [Fact]
    public async Task Each_level_of_all_teams_together_the_highest_first_with_what_waits_for_an_action()
    {
        const string Agency = "review-measures-levels";
        await CaseAsync(Agency, RiskLevel.Imminent, 30, "team-1", Awaiting);
        await CaseAsync(Agency, RiskLevel.Imminent, 1, "team-2");
        await CaseAsync(Agency, RiskLevel.Imminent, -1, null, Awaiting);
        await CaseAsync(Agency, RiskLevel.High, -1, "team-1", c => c.LowerLevelAwaiting = Ids.Next(Now));
        await CaseAsync(Agency, RiskLevel.High, -1, "team-1");
        await CaseAsync(Agency, RiskLevel.Medium, 1, "team-1");
        await CaseAsync(Agency, RiskLevel.Medium, 2, "team-2");
        await CaseAsync(Agency, RiskLevel.Medium, 30, "team-2");
        await CaseAsync(Agency, RiskLevel.Medium, 30, "team-2", c => c.ExemptUntil = Now.AddHours(1));
        await CaseAsync(Agency, RiskLevel.Standard, -1, "team-1", c => c.SelfHarmRequiredBy = Ids.Next(Now));
        await CaseAsync(Agency, RiskLevel.Unspecified, 1, null);
        await CaseAsync("review-measures-levels-other", RiskLevel.Imminent, 30, "team-1", Awaiting);

        Assert.Equal(
            [
                new() { Level = RiskLevel.Imminent, Overdue = 2, AwaitingAction = 2 },
                new() { Level = RiskLevel.High, AwaitingSecondPerson = 1 },
                new() { Level = RiskLevel.Medium, Due = 2, Overdue = 1 },
                new() { Level = RiskLevel.Standard, AwaitingAction = 1 },
                new() { Level = RiskLevel.Unspecified, Overdue = 1 },
            ],
            await LevelsAsync(Agency));
        Assert.Equal(
            [
                new() { Level = RiskLevel.Imminent, Overdue = 1, AwaitingAction = 1 },
                new() { Level = RiskLevel.High, AwaitingSecondPerson = 1 },
                new() { Level = RiskLevel.Medium, Due = 1 },
                new() { Level = RiskLevel.Standard, AwaitingAction = 1 },
            ],
            await LevelsAsync(Agency, "team-1"));
        Assert.Empty(await LevelsAsync("review-measures-levels-nobody"));

        void Awaiting(CaseRow row) => row.SafeguardingRequiredBy = Ids.Next(Now);
    }

    [Fact]
    public async Task What_the_agency_set_for_the_ladder_counts()
    {
        const string Agency = "review-measures-ladder";
        await CaseAsync(Agency, RiskLevel.Medium, 12, null);
        Assert.Equal(1, Assert.Single(await GetAsync(Agency)).Due);
        await host.Caller("manager", Agency).UpdateAsync(new ReviewSettings { ManagerAfterHours = 12 });
        Assert.Equal(1, Assert.Single(await GetAsync(Agency)).Overdue);
    }

    [Fact]
    public async Task How_reviews_were_kept_in_all_and_week_by_week()
    {
        const string Agency = "review-measures-kept";
        var caseId = await CaseAsync(Agency, RiskLevel.Medium, -100, null);
        var first = new DateTimeOffset(2025, 12, 1, 0, 0, 0, TimeSpan.Zero);
        await PastAsync(Agency, caseId, first.AddMilliseconds(-1), 0);
        await PastAsync(Agency, caseId, first, 0);
        await PastAsync(Agency, caseId, first.AddDays(1), 3_600);
        await PastAsync(Agency, caseId, first.AddDays(7).AddMilliseconds(-1), 10_800, "team-1");
        await PastAsync(Agency, caseId, first.AddDays(7), 7_200);
        await PastAsync(Agency, caseId, first.AddDays(7), 7_200, null, ReviewOutcome.CaseClosed);
        await PastAsync(Agency, caseId, first.AddDays(10), 0);

        var teams = await GetAsync(Agency, "2025-12-01", "2025-12-10");
        Assert.Equal(["", "team-1"], teams.Select(t => t.TeamId));
        Assert.Equal(
            new ReviewsKept
            {
                FromDate = "2025-12-01",
                ToDate = "2025-12-10",
                Completed = 3,
                CompletedOnTime = 1,
                AverageLatenessHours = 1.5,
            },
            teams[0].Kept);
        Assert.Equal(
            [("2025-12-01", "2025-12-07", 2, 1, 1.0), ("2025-12-08", "2025-12-10", 1, 0, 2.0)],
            teams[0].Parts.Select(Numbers));
        Assert.Equal(
            [("2025-12-01", "2025-12-07", 1, 0, 3.0), ("2025-12-08", "2025-12-10", 0, 0, 0.0)],
            teams[1].Parts.Select(Numbers));
        Assert.Equal(0, teams[1].Upcoming);
    }

    [Fact]
    public async Task Months_by_the_agencys_clocks()
    {
        const string Agency = "review-measures-months";
        var caseId = await CaseAsync(Agency, RiskLevel.Medium, -100, null);
        var july = new DateTimeOffset(2025, 6, 30, 23, 0, 0, TimeSpan.Zero);
        await PastAsync(Agency, caseId, july.AddMilliseconds(-1), 0);
        await PastAsync(Agency, caseId, july, 0);
        await PastAsync(Agency, caseId, july, 0);
        var london = Assert.Single(await GetAsync(Agency, "2025-06-01", "2025-07-31", MeasureDivision.Months));
        Assert.Equal([1, 2], london.Parts.Select(p => p.Completed));
        await host.Caller("manager", Agency).UpdateAsync(new ReviewSettings { TimeZone = "UTC" });
        var utc = Assert.Single(await GetAsync(Agency, "2025-06-01", "2025-07-31", MeasureDivision.Months));
        Assert.Equal([3, 0], utc.Parts.Select(p => p.Completed));
    }

    /// <summary>5 January 2026.</summary>
    [Fact]
    public async Task Without_days_it_is_the_last_twelve_weeks_and_today()
    {
        const string Agency = "review-measures-standard";
        await CaseAsync(Agency, RiskLevel.Medium, -100, null);
        var team = Assert.Single(await GetAsync(Agency, "", ""));
        Assert.Equal(("2025-10-13", "2026-01-05"), (team.Kept.FromDate, team.Kept.ToDate));
        Assert.Equal(13, team.Parts.Count);
        Assert.Equal("2026-01-05", team.Parts[^1].FromDate);
    }

    [Fact]
    public async Task Nothing_is_nothing_and_days_that_are_none_are_refused()
    {
        Assert.Empty(await GetAsync("review-measures-empty"));
        await RefusedAsync("yesterday", "2026-01-01", "from_date");
        await RefusedAsync("2026-01-01", "2026-02-30", "to_date");
        await RefusedAsync("2026-01-01", "9999-12-31", "to_date");
        await RefusedAsync("0001-01-01", "2026-02-28", "from_date");
        await RefusedAsync("2026-01-02", "2026-01-01", "to_date");
        await RefusedAsync("2026-01-01", "2027-01-03", "to_date");
        Assert.Empty(await GetAsync("review-measures-empty", "2026-01-01", "2027-01-02"));
        Assert.Empty(await GetAsync("review-measures-empty", "2026-01-01", "2027-01-02", MeasureDivision.Months));
    }

    [Fact]
    public async Task It_runs_along_indexes_however_many_cases_there_are()
    {
        await using var own = new ServiceHost();
        var caller = own.Caller("manager", "review-measures-plans");
        await caller.CreateCaseAsync();
        await GetAsync(caller, "", "", default, "");
        own.Logs.Lines.Clear();
        await GetAsync(caller, "2025-01-01", "2026-01-01", default, "");
        var plans = SqliteQueryPlanTests.AssertPlans(own, 7, sorted: false);
        foreach (var waits in (string[])["Action", "SecondPerson"])
        {
            Assert.Contains(plans, p => p.Contains(
                $"COVERING INDEX IX_Cases_AgencyId_State_Awaits{waits}_", StringComparison.Ordinal));
        }
    }

    private static (string, string, int, int, double) Numbers(ReviewsKept kept) =>
        (kept.FromDate, kept.ToDate, kept.Completed, kept.CompletedOnTime, kept.AverageLatenessHours);

    private static OverdueAge Age(string name) => name switch
    {
        "UNDER_1" => OverdueAge.Under1Day,
        "1_TO_3" => OverdueAge._1To3Days,
        "3_TO_7" => OverdueAge._3To7Days,
        "7_TO_30" => OverdueAge._7To30Days,
        _ => OverdueAge._30DaysOrMore,
    };

    private async Task<string> CaseAsync(
        string agency, RiskLevel level, double hoursPast, string? team, Action<CaseRow>? more = null)
    {
        var caseId = (await host.Caller(agency: agency).CreateCaseAsync()).CaseId;
        await Referring.ChangeCaseAsync(host, agency, caseId, c =>
        {
            (c.Level, c.TeamId, c.NextReviewTime) = (level, team, Now.AddHours(-hoursPast));
            more?.Invoke(c);
        });
        return caseId;
    }

    private Task PastAsync(
        string agency, string caseId, DateTimeOffset end, long late, string? team = null,
        ReviewOutcome outcome = ReviewOutcome.Completed) =>
        Referring.InAsync(host, agency, async services =>
        {
            var db = services.GetRequiredService<RiskDbContext>();
            db.Add(new PastReviewRow
            {
                Id = Ids.Next(Now),
                CaseId = Guid.Parse(caseId),
                AgencyId = agency,
                CreateTime = end,
                CreatedBy = "seed",
                StartTime = end.AddDays(-30),
                DueTime = end.AddSeconds(-late),
                EndTime = end,
                Outcome = outcome,
                Level = RiskLevel.Medium,
                Stage = LadderStage.Unspecified,
                Trigger = ReviewTrigger.Unspecified,
                AssessmentId = null,
                ReviewerId = null,
                TeamId = team,
                ExemptionsUsed = 0,
                LateSeconds = late,
            });
            return await db.SaveChangesAsync();
        });

    private Task<IReadOnlyList<TeamReviewMeasures>> GetAsync(
        string agency, string from = "2026-01-01", string to = "2026-01-31", MeasureDivision division = default,
        string team = "") =>
        GetAsync(host.Caller("manager", agency, "measurer"), from, to, division, team);

    private static async Task<IReadOnlyList<TeamReviewMeasures>> GetAsync(
        TestCaller caller, string from, string to, MeasureDivision division, string team) =>
        (await new ReviewService.ReviewServiceClient(caller.Invoker).GetReviewMeasuresAsync(
            new GetReviewMeasuresRequest { FromDate = from, ToDate = to, Division = division, TeamId = team })).Teams;

    private async Task<IEnumerable<LevelMeasures>> LevelsAsync(string agency, string team = "") =>
        (await new ReviewService.ReviewServiceClient(host.Caller("manager", agency, "measurer").Invoker)
            .GetReviewMeasuresAsync(new GetReviewMeasuresRequest { TeamId = team })).Levels;

    private async Task RefusedAsync(string from, string to, string field)
    {
        var refused = await Failures.RefusedAsync(() => GetAsync("review-measures-empty", from, to));
        Assert.Equal(("INVALID_ARGUMENT", field), (refused.Reason, Assert.Single(refused.Fields)));
    }
}
