using System.Text.RegularExpressions;
using RiskPlatform.V1;
using RiskService.Tests.Host;

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

    internal static void AssertPlans(ServiceHost host, int atLeast, bool sorted)
    {
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
            var text = string.Join("\n", plan) + "\n" + sql;
            IEnumerable<string> Names(string step) =>
                plan.Where(s => s.StartsWith(step, StringComparison.Ordinal)).Select(s => s.Split(' ')[1]);

            // Going through the rows that a part of the query gave is no going through a table.
            var parts = Names("MATERIALIZE").Concat(Names("CO-ROUTINE")).ToHashSet();
            var scanned = Names("SCAN");
            Assert.True(scanned.All(parts.Contains), text);
            Assert.True(plan.Exists(step => step.StartsWith("SEARCH", StringComparison.Ordinal)), text);
            if (sorted) Assert.False(text.Contains("TEMP B-TREE", StringComparison.Ordinal), text);
        }
    }

    [GeneratedRegex(@"^Information .*CommandExecuted .*commandText=(?<sql>SELECT.*?) \{OriginalFormat\}",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Command();

    [GeneratedRegex(@"@\w+", RegexOptions.None, 1_000)]
    private static partial Regex Parameter();
}
