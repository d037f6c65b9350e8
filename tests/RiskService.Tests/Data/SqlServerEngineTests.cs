using Microsoft.Data.SqlClient;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Data;

/// <summary>On a real SQL Server, in a database of its own that is dropped afterwards.</summary>
public sealed class SqlServerEngineTests
{
    private const string Variable = "RISKPLATFORM_TEST_SQLSERVER";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);

    [Fact]
    public async Task The_service_migrates_assesses_lists_and_keeps_agencies_apart_on_sql_server()
    {
        Assert.SkipUnless(Server is { Length: > 0 }, $"{Variable} names no SQL Server to test against.");
        var name = $"riskplatform_test_{Guid.CreateVersion7():N}";
        Assert.True(name.Length < 60);
        var connection = new SqlConnectionStringBuilder(Server) { InitialCatalog = name };
        await RunAsync($"CREATE DATABASE [{name}]");
        try
        {
            await UseAsync(connection.ConnectionString);
        }
        finally
        {
            SqlConnection.ClearAllPools();
            await RunAsync($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
        }
    }

    private static async Task UseAsync(string connectionString)
    {
        await using var host = new ServiceHost
        {
            Settings = new Dictionary<string, string?>
            {
                ["Database:Provider"] = "SqlServer",
                ["Database:MigrateOnStart"] = "true",
                ["ConnectionStrings:RiskPlatform"] = connectionString,
            },
        };
        var caller = host.Caller(agency: "engine");
        var file = await caller.CreateCaseAsync(PartyRole.Child);
        var request = new AssessRequest
        {
            CaseId = file.CaseId,
            RequestId = Id(),
            Observations = { Observed(Indicator.ThreatsToKill, SourceKind.Police) },
        };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Task.Run(async () => await caller.Assessments.AssessAsync(request))));
        Assert.Equal(RiskLevel.Imminent, Assert.Single(answers.Distinct()).Assessment.Level);

        for (var i = 0; i < 4; i++) await caller.CreateCaseAsync();
        var seen = new List<string>();
        var page = new ListCasesRequest { PageSize = 2 };
        do
        {
            var list = await caller.Cases.ListCasesAsync(page);
            seen.AddRange(list.Cases.Select(c => c.CaseId));
            page.PageToken = list.NextPageToken;
        }
        while (page.PageToken.Length > 0);
        Assert.Equal((5, 5), (seen.Count, seen.Distinct().Count()));

        // Neither another agency nor one whose name differs in case alone finds anything.
        foreach (var other in new[] { "another", "ENGINE" })
        {
            var refused = await Failures.RefusedAsync(() => host.Caller(agency: other).GetCaseAsync(file.CaseId));
            Assert.Equal("NOT_FOUND", refused.Reason);
        }
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new SqlConnection(Server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
