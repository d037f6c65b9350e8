using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Retention;
using RiskService.Tests.Reviews;

namespace RiskService.Tests.Data;

/// <summary>
/// What the lists of the service really ask SQLite for runs along an index, however many cases there are.
/// </summary>
public sealed partial class SqliteQueryPlanTests
{
    [Fact]
    public async Task Lists_run_along_an_index()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var id = (await caller.CreateCaseAsync()).CaseId;
        for (var i = 0; i < 3; i++) await caller.AssessAsync(id, Requests.AllAbsent());
        await caller.AssessAsync(id, Requests.Observed(Indicator.WeaponUse, SourceKind.Police));
        await caller.CreateCaseAsync();
        host.Logs.Lines.Clear();

        var first = await caller.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1 });
        await caller.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1, PageToken = first.NextPageToken });
        AssertPlans(host, 2, sorted: true);
        await caller.Cases.ListCasesAsync(new ListCasesRequest { Levels = { RiskLevel.High, RiskLevel.Imminent } });
        await caller.Cases.ListCasesAsync(new ListCasesRequest { WorkerId = "worker-1" });
        await caller.Cases.ListCasesAsync(new ListCasesRequest { DueBefore = first.Cases[0].NextReviewTime });
        AssertPlans(host, 3, sorted: false);

        var observations = await caller.Assessments.ListObservationsAsync(
            new ListObservationsRequest { CaseId = id, PageSize = 1 });
        await caller.Assessments.ListObservationsAsync(new ListObservationsRequest
        { CaseId = id, PageSize = 1, PageToken = observations.NextPageToken });
        var assessments =
            await caller.Assessments.ListAssessmentsAsync(new ListAssessmentsRequest { CaseId = id, PageSize = 1 });
        await caller.Assessments.ListAssessmentsAsync(new ListAssessmentsRequest
        { CaseId = id, PageSize = 1, PageToken = assessments.NextPageToken });
        await caller.Cases.ListContactsAsync(new ListContactsRequest { CaseId = id });
        await caller.GetCaseAsync(id);
        await caller.Assessments.GetTalkingPointsAsync(new GetTalkingPointsRequest { CaseId = id });
        AssertPlans(host, 15, sorted: false);
    }

    [Fact]
    public async Task Lists_of_reviews_cost_what_they_show()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller("reviewer", "agency-a", "me");
        await Reviewing.RecipientAsync(host, "agency-a", "me", "north", RecipientRole.Reviewer);
        for (var i = 0; i < 3; i++)
        {
            var id = await caller.StandardAsync();
            await caller.AssessAsync(id, Requests.Observed(Indicator.WeaponUse, SourceKind.Police));
        }

        var page = await caller.Reviews.ListReviewsAsync(new ListReviewsRequest { PageSize = 1 });
        var deadlines = await caller.Reviews.ListDeadlinesAsync(new ListDeadlinesRequest { PageSize = 1 });

        await AssertAsync(
            new ListReviewsRequest { PageSize = 1, PageToken = page.NextPageToken },
            "IX_Cases_AgencyId_State_NextReviewTime_Id_Level (AgencyId=? AND State=? AND NextReviewTime>?");
        ReviewStanding[] each = [ReviewStanding.Due, ReviewStanding.Overdue, ReviewStanding.Upcoming];
        foreach (var standing in each)
        {
            await AssertAsync(
                new ListReviewsRequest { Standings = { standing } },
                "IX_Cases_AgencyId_State_NextReviewTime_Id_Level (AgencyId=? AND State=? AND NextReviewTime");
        }

        await AssertAsync(
            new ListReviewsRequest { Standings = { ReviewStanding.Due, ReviewStanding.Overdue } },
            "IX_Cases_AgencyId_State_NextReviewTime_Id_Level (AgencyId=? AND State=? AND NextReviewTime<?)");
        foreach (var mine in (ListReviewsRequest[])
            [
                new() { Scope = ReviewScope.Mine }, new() { ReviewerId = "me" },
                new() { Scope = ReviewScope.Mine, Standings = { ReviewStanding.Overdue } },
                new() { Scope = ReviewScope.Mine, Levels = { RiskLevel.High } },
            ])
        {
            await AssertAsync(
                mine,
                "IX_Cases_AgencyId_ReviewerKey_NextReviewTime_Id (AgencyId=? AND ReviewerKey=? AND NextReviewTime");
        }

        await AssertAsync(
            new ListReviewsRequest { Scope = ReviewScope.Team },
            "IX_Cases_AgencyId_TeamId_NextReviewTime_Id (AgencyId=? AND TeamId=? AND NextReviewTime");
        await AssertAsync(
            new ListReviewsRequest { TeamId = "north" },
            "IX_Cases_AgencyId_TeamId_NextReviewTime_Id (AgencyId=? AND TeamId=? AND NextReviewTime");
        await AssertAsync(
            new ListReviewsRequest { Standings = { ReviewStanding.Exempt } },
            "IX_Cases_AgencyId_ExemptUntil_Id (AgencyId=? AND ExemptUntil>?)", sorted: false);

        const string Deadlines = "IX_Deadlines_AgencyId_DueTime_Id (AgencyId=?";
        host.Logs.Lines.Clear();
        await caller.Reviews.ListDeadlinesAsync(
            new ListDeadlinesRequest { PageSize = 1, PageToken = deadlines.NextPageToken });
        await caller.Reviews.ListDeadlinesAsync(new ListDeadlinesRequest { OverdueOnly = true });
        Assert.Equal(2, AssertPlans(host, 2, sorted: true).Count(p => p.Contains(Deadlines, StringComparison.Ordinal)));
        await caller.Reviews.ListDeadlinesAsync(new ListDeadlinesRequest { CaseId = page.Reviews[0].CaseId });
        await caller.GetReviewAsync(page.Reviews[0].CaseId);
        AssertPlans(host, 8, sorted: false);

        async Task AssertAsync(ListReviewsRequest request, string index, bool sorted = true)
        {
            host.Logs.Lines.Clear();
            await caller.Reviews.ListReviewsAsync(request);
            var plans = AssertPlans(host, 1, sorted);
            Assert.True(plans.Exists(p => p.Contains(index, StringComparison.Ordinal)), string.Join("\n\n", plans));
        }
    }

    [Fact]
    public async Task Retention_and_the_rotation_of_keys_run_along_an_index()
    {
        await using var host = RetentionScene.NewHost();
        var manager = host.Caller("manager");
        for (var i = 0; i < 3; i++) await RetentionScene.DueAsync(host, "agency-a");
        var request = new CreateCaseRequest { NewCase = Requests.NewCase(), RequestId = Requests.Id() };
        request.NewCase.AgencyReference = "R-1";
        var id = (await manager.Cases.CreateCaseAsync(request)).Case.CaseId;
        await RetentionScene.PlaceAsync(manager, id);
        for (var i = 0; i < 2; i++)
        {
            var child = (await manager.CreateCaseAsync(PartyRole.Child)).CaseId;
            await RetentionScene.CloseAsync(host, "agency-a", child, host.Clock.GetUtcNow().AddYears(-30));
        }

        host.Logs.Lines.Clear();
        await manager.Cases.ListCasesAsync(new ListCasesRequest { AgencyReference = "R-1" });
        await manager.Retention.GetRetentionAsync(new GetRetentionRequest { CaseId = id });
        AssertPlans(host, 3, sorted: false);
        var reviews = await manager.Retention.ListRetentionReviewsAsync(
            new ListRetentionReviewsRequest { PageSize = 1 });
        await manager.Retention.ListRetentionReviewsAsync(
            new ListRetentionReviewsRequest { PageSize = 1, PageToken = reviews.NextPageToken });
        AssertPlans(host, 4, sorted: false);
        await RetentionScene.RunJobAsync(host);
        await manager.Retention.ListDisposalsAsync(new ListDisposalsRequest());
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<KeySweep>().MasterKeyIdsAsync(CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<KeySweep>()
                .WrappedByAsync("file", Guid.Empty, 10, CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<ReferenceSweep>().LookupKeyIdsAsync(CancellationToken.None);
            foreach (var key in new[] { null, "file" })
            {
                await scope.ServiceProvider.GetRequiredService<ReferenceSweep>()
                    .HashedByAsync(key, Guid.Empty, 10, CancellationToken.None);
            }
        }

        AssertPlans(host, 15, sorted: true);
    }

    /// <summary>Holds nothing but digests that are gathered: whoever goes through it finds each of them.</summary>
    private const string OfGathered = "USING INDEX IX_Deliveries_AgencyId_Channel_ReceiverId";

    /// <summary>The plans, for what else is to be said of them.</summary>
    internal static List<string> AssertPlans(ServiceHost host, int atLeast, bool sorted)
    {
        var plans = new List<string>();
        var commands = host.Logs.Lines.Select(line => Command().Match(line)).Where(m => m.Success)
            .Select(m => m.Groups["sql"].Value)

            // The health page's own.
            .Where(sql => sql.Trim() != "SELECT 1").ToList();
        host.Logs.Lines.Clear();
        Assert.True(commands.Count >= atLeast, $"{commands.Count} queries were seen.");
        using var database = host.OpenDatabase();
        foreach (var sql in commands)
        {
            using var explain = database.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (Match name in Parameter().Matches(sql))
            {
                if (!explain.Parameters.Contains(name.Value)) explain.Parameters.AddWithValue(name.Value, DBNull.Value);
            }

            using var reader = explain.ExecuteReader();
            var plan = new List<string>();
            while (reader.Read()) plan.Add(reader.GetString(3));
            if (plan.TrueForAll(step => step.EndsWith(OfGathered, StringComparison.Ordinal))) continue;
            var text = string.Join("\n", plan) + "\n" + sql;
            IEnumerable<string> Names(string step) =>
                plan.Where(s => s.StartsWith(step, StringComparison.Ordinal)).Select(s => s.Split(' ')[1]);

            // Going through the rows that a part of the query gave is no going through a table.
            var parts = Names("MATERIALIZE").Concat(Names("CO-ROUTINE")).ToHashSet();
            var scanned = Names("SCAN").Where(name => name != "CONSTANT");
            Assert.True(scanned.All(parts.Contains), text);
            Assert.True(plan.Exists(step => step.StartsWith("SEARCH", StringComparison.Ordinal)), text);
            if (sorted) Assert.False(text.Contains("TEMP B-TREE", StringComparison.Ordinal), text);
            plans.Add(text);
        }

        return plans;
    }

    [GeneratedRegex(@"^Information .*CommandExecuted .*commandText=(?<sql>SELECT.*?) \{OriginalFormat\}",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Command();

    [GeneratedRegex(@"@\w+", RegexOptions.None, 1_000)]
    private static partial Regex Parameter();
}
