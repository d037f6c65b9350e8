using CsCheck;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;
using RiskService.Tests.Audit;
using RiskService.Tests.Host;
using RiskService.Tests.Referrals;
using RiskService.Tests.Retention;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Reviews;

/// <summary>Lists say of each review what the rule says, and leave none out.</summary>
public sealed class ReviewListTests
{
    private static readonly ReviewStanding[] Standings =
        [ReviewStanding.Upcoming, ReviewStanding.Due, ReviewStanding.Overdue, ReviewStanding.Exempt];

    private static readonly RiskLevel[] Levels = System.Enum.GetValues<RiskLevel>();

    [Fact]
    public async Task Filters_and_the_rule_agree()
    {
        await using var host = new ServiceHost();
        const string Agency = "filters";
        var caller = host.Caller("reviewer", Agency, "me");
        await Reviewing.RecipientAsync(host, Agency, "me", "north", RecipientRole.Reviewer);
        var now = host.Clock.GetUtcNow();
        var random = new Random(7);
        int[] hours = [-100, -25, -24, -23, -1, 0, 1, 30];
        for (var i = 0; i < 90; i++)
        {
            var id = (await caller.CreateCaseAsync()).CaseId;
            var due = now.AddHours(hours[random.Next(hours.Length)]);
            DateTimeOffset? exempt = random.Next(3) switch
            {
                0 => null,
                1 => now.AddHours(-random.Next(2)),
                _ => due > now ? due.AddHours(-random.Next(2)) : null,
            };
            var (level, reviewer, team) = (Levels[random.Next(Levels.Length)], random.Next(3), random.Next(3));
            await Referring.ChangeCaseAsync(host, Agency, id, row =>
            {
                (row.Level, row.NextReviewTime, row.ExemptUntil) = (level, due, exempt);
                CaseReviews.Assign(
                    row, reviewer switch { 0 => null, 1 => "ME", _ => "other" },
                    team switch { 0 => null, 1 => "north", _ => "south" });
            });
        }

        var all = await caller.ReviewsAsync(new ListReviewsRequest());
        Assert.Equal(90, all.Count);
        Assert.Equal(Standings, all.Select(r => r.Standing).Distinct().Order());
        Assert.All(all, r => Assert.Equal(
            ReviewStandings.Of(
                r.Level, r.Due(), r.Exemption?.UntilTime.ToDateTimeOffset(), now, new LadderTimes()),
            r.Standing));
        await Gen.Select(
            Gen.OneOf(Standings.Select(Gen.Const).ToArray()).Array[0, 4],
            Gen.OneOf(Levels.Select(Gen.Const).ToArray()).Array[0, 2], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 2],
            Gen.Int[-1, hours.Length - 1], Gen.Int[1, 50]).SampleAsync(
            async (standings, levels, scope, reviewer, team, before, size) =>
            {
                var request = new ListReviewsRequest
                {
                    Scope = (ReviewScope)scope,
                    Standings = { standings },
                    Levels = { levels },
                    ReviewerId = reviewer switch { 0 => "", 1 => "me", _ => "Other" },
                    TeamId = team switch { 0 => "", 1 => "north", _ => "south" },
                    DueBefore = before < 0 ? null : now.AddHours(hours[before]).ToTimestamp(),
                    PageSize = size,
                };
                var expected = all.Where(r =>
                    (standings.Length == 0 || standings.Contains(r.Standing))
                    && (levels.Length == 0 || levels.Contains(r.Level))
                    && (scope != 1 || r.ReviewerId == "ME") && (scope != 2 || r.TeamId == "north")
                    && (reviewer == 0 || r.ReviewerId == (reviewer == 1 ? "ME" : "other"))
                    && (team == 0 || r.TeamId == request.TeamId)
                    && (before < 0 || r.Due() < now.AddHours(hours[before])));
                Assert.Equal(expected, await caller.ReviewsAsync(request));
            },
            iter: 150, threads: 1);
    }

    [Fact]
    public async Task Ones_own_and_ones_teams_and_who_has_no_team_is_told_how_to_get_one()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller("reviewer", "scopes", "me");
        var refused = await TeamAsync();
        Assert.Equal(["scope"], refused.Fields);
        Assert.Contains("SaveRecipient", refused.Message, StringComparison.Ordinal);
        await Reviewing.RecipientAsync(host, "scopes", "ME", null, RecipientRole.Reviewer);
        Assert.Equal(["scope"], (await TeamAsync()).Fields);
        Assert.Empty(await caller.ReviewsAsync(new ListReviewsRequest { Scope = ReviewScope.Mine }));

        Task<Refusal> TeamAsync() => Failures.RefusedAsync(
            () => caller.Reviews.ListReviewsAsync(new ListReviewsRequest { Scope = ReviewScope.Team }));
    }

    [Fact]
    public async Task Shows_the_reference_and_is_a_read_of_each_case_and_of_no_closed_one()
    {
        await using var host = RetentionScene.NewHost();
        var caller = host.Caller(agency: "pages", subject: "reader");
        var request = new CreateCaseRequest { NewCase = NewCase(), RequestId = Id() };
        request.NewCase.AgencyReference = "R-17";
        var first = (await caller.Cases.CreateCaseAsync(request)).Case.CaseId;
        host.Clock.Advance(TimeSpan.FromHours(1));
        var second = (await caller.CreateCaseAsync()).CaseId;
        var closed = await RetentionScene.AssessedAsync(host, "pages");
        await RetentionScene.CloseAsync(host, "pages", closed);
        var page = await caller.Reviews.ListReviewsAsync(new ListReviewsRequest { PageSize = 1 });
        Assert.Equal((first, "R-17"), (page.Reviews[0].CaseId, page.Reviews[0].AgencyReference));
        var rest = await caller.Reviews.ListReviewsAsync(
            new ListReviewsRequest { PageSize = 1, PageToken = page.NextPageToken });
        Assert.Equal([second], rest.Reviews.Select(r => r.CaseId));
        Assert.Empty(rest.NextPageToken);
        var reads = await host.Auditor("pages").ReadsAsync(new SearchAuditRequest { ReaderId = "reader" });
        Assert.Equal(
            new[] { first, second }.Select(id => (id, "riskplatform.v1.ReviewService/ListReviews")).Order(),
            reads.Select(r => (r.CaseId, r.Operation)).Order());
    }

    [Fact]
    public async Task What_has_ended_is_no_filter()
    {
        await using var host = new ServiceHost();
        var refused = await Failures.RefusedAsync(() => host.Caller().Reviews.ListReviewsAsync(
            new ListReviewsRequest { Standings = { ReviewStanding.Ended } }));
        Assert.Equal((StatusCode.InvalidArgument, "standings[0]"), (refused.Code, refused.Fields[0]));
    }

    [Fact]
    public async Task Deadlines_are_listed_the_earliest_due_first()
    {
        await using var host = new ServiceHost();
        var caller = host.LastingCaller(agency: "deadlines");
        var urgent = await caller.StandardAsync();
        await caller.AssessAsync(
            urgent, Observed(Indicator.WeaponUse, SourceKind.Police),
            Observed(Indicator.Suicidal, SourceKind.Perpetrator));
        var later = await caller.StandardAsync();
        await caller.AssessAsync(later, Observed(Indicator.Suicidal, SourceKind.Perpetrator));
        await Referring.ChangeCaseAsync(host, "deadlines", urgent, row => CaseReviews.Assign(row, "rev", "north"));
        var now = host.Clock.GetUtcNow();

        var all = await AllAsync(new ListDeadlinesRequest { PageSize = 2 });
        Assert.Equal(
            [
                (DeadlineKind.SafeguardingAction, 4), (DeadlineKind.SelfHarmAction, 4),
                (DeadlineKind.SelfHarmAction, 24), (DeadlineKind.Consultation, 24), (DeadlineKind.Consultation, 24),
            ],
            all.Select(d => (d.Kind, (int)(d.DueTime.ToDateTimeOffset() - now).TotalHours)).Order());
        Assert.Equal(all.OrderBy(d => d.DueTime.ToDateTimeOffset()).Select(d => d.DueTime), all.Select(d => d.DueTime));
        Assert.All(all.Where(d => d.CaseId == urgent), d => Assert.Equal(("rev", "north"), (d.ReviewerId, d.TeamId)));
        Assert.Equal(
            all.Where(d => d.CaseId == later), await AllAsync(new ListDeadlinesRequest { CaseId = later }));
        Assert.Equal(
            all.Where(d => d.Kind == DeadlineKind.Consultation),
            await AllAsync(new ListDeadlinesRequest { Kinds = { DeadlineKind.Consultation } }));
        Assert.Equal(all.Where(d => d.CaseId == urgent), (await caller.GetReviewAsync(urgent)).Deadlines);
        Assert.Empty(await AllAsync(new ListDeadlinesRequest { OverdueOnly = true }));
        host.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(all.Take(2), await AllAsync(new ListDeadlinesRequest { OverdueOnly = true }));
        Assert.Empty((await host.Caller(agency: "another").Reviews.ListDeadlinesAsync(new ListDeadlinesRequest()))
            .Deadlines);
        var refused = await Failures.RefusedAsync(() => caller.Reviews.ListDeadlinesAsync(
            new ListDeadlinesRequest { Kinds = { DeadlineKind.Review } }));
        Assert.Equal(["kinds[0]"], refused.Fields);

        async Task<List<Deadline>> AllAsync(ListDeadlinesRequest request)
        {
            var found = new List<Deadline>();
            do
            {
                var page = await caller.Reviews.ListDeadlinesAsync(request);
                found.AddRange(page.Deadlines);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);

            return found;
        }
    }
}
