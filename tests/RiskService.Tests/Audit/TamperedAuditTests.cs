using Microsoft.Data.Sqlite;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Audit;

/// <summary>Whatever is done to the audit in the database is found and named.</summary>
public sealed class TamperedAuditTests : IAsyncDisposable
{
    private const string Agency = "tampered";
    private const string ChainOf = "ChainId = (SELECT MIN(ChainId) FROM AuditEntries WHERE AgencyId = 'tampered')";

    private readonly ServiceHost host = new();

    [Theory]
    [InlineData("UPDATE AuditEntries SET ReaderId = 'somebody-else' WHERE Number = 4 AND ", 4)]
    [InlineData("UPDATE AuditEntries SET ClientId = 'another-tool' WHERE Number = 4 AND ", 4)]
    [InlineData("UPDATE AuditEntries SET Operation = 'another' WHERE Number = 1 AND ", 1)]
    [InlineData("UPDATE AuditEntries SET CaseId = NULL WHERE Number = 5 AND ", 5)]
    [InlineData("UPDATE AuditEntries SET Purpose = 2 WHERE Number = 5 AND ", 5)]
    [InlineData("UPDATE AuditEntries SET Outcome = 2 WHERE Number = 5 AND ", 5)]
    [InlineData("UPDATE AuditEntries SET ReadTime = ReadTime + 1 WHERE Number = 6 AND ", 6)]
    [InlineData("UPDATE AuditEntries SET Hash = zeroblob(32) WHERE Number = 6 AND ", 6)]
    [InlineData("UPDATE AuditEntries SET AgencyId = 'elsewhere' WHERE Number = 2 AND ", 2)]
    [InlineData("DELETE FROM AuditEntries WHERE Number = 1 AND ", 1)]
    [InlineData("DELETE FROM AuditEntries WHERE Number = 3 AND ", 3)]
    [InlineData("DELETE FROM AuditEntries WHERE Number BETWEEN 3 AND 5 AND ", 3)]
    [InlineData("UPDATE AuditEntries SET Number = Number + 1000 WHERE Number = 8 AND ", 8)]
    public async Task The_first_entry_that_was_changed_or_removed_is_named(string sql, int number)
    {
        var chain = await ReadEightTimesAsync();
        Assert.True(host.Tamper(sql + ChainOf) > 0);
        await NamedAsync(chain, number);
    }

    [Fact]
    public async Task Two_entries_that_changed_places_are_named_at_the_first()
    {
        var chain = await ReadEightTimesAsync();
        host.Tamper($"UPDATE AuditEntries SET Number = -Number WHERE Number IN (3, 4) AND {ChainOf}");
        host.Tamper($"UPDATE AuditEntries SET Number = 7 + Number WHERE Number < 0 AND {ChainOf}");
        await NamedAsync(chain, 3);
    }

    [Fact]
    public async Task An_entry_that_is_there_twice_is_named_at_the_second()
    {
        var chain = await ReadEightTimesAsync();
        using (var database = host.OpenDatabase())
        {
            using var columns = database.CreateCommand();
            columns.CommandText = "SELECT group_concat(name, ', ') FROM pragma_table_info('AuditEntries')";
            var values = ((string)columns.ExecuteScalar()!).Replace("Number", "9", StringComparison.Ordinal);
            host.Tamper(
                $"INSERT INTO AuditEntries SELECT {values} FROM AuditEntries WHERE Number = 8 AND {ChainOf}");
        }

        await NamedAsync(chain, 9);
    }

    [Fact]
    public async Task A_chain_that_was_renumbered_is_named_at_its_first()
    {
        var chain = await ReadEightTimesAsync();
        host.Tamper($"UPDATE AuditEntries SET Number = Number - 1 WHERE {ChainOf}");
        await NamedAsync(chain, 0);
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_an_entry()
    {
        var caller = host.Caller(agency: Agency);
        await caller.GetCaseAsync((await caller.CreateCaseAsync()).CaseId);
        foreach (var sql in new[] { "UPDATE AuditEntries SET Purpose = 2", "DELETE FROM AuditEntries" })
        {
            var refused = Assert.Throws<SqliteException>(() => host.Run(sql));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty((await host.Auditor(Agency).VerifyAsync()).Problems);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task NamedAsync(string chain, long number)
    {
        var problem = Assert.Single((await host.Auditor(Agency).VerifyAsync()).Problems);
        Assert.Equal((chain, number), (problem.ChainId, problem.Number));
        Assert.NotEmpty(problem.Explanation);
    }

    private async Task<string> ReadEightTimesAsync()
    {
        var caller = host.Caller(agency: Agency);
        var id = (await caller.CreateCaseAsync()).CaseId;
        for (var i = 0; i < 8; i++) await caller.GetCaseAsync(id);
        var entries = await host.Auditor(Agency).ReadsAsync();
        Assert.Equal(8, entries.Count);
        var verified = await host.Auditor(Agency).VerifyAsync();
        Assert.Empty(verified.Problems);

        // The audit of the search itself comes after the eight.
        Assert.Equal((1, 9), (verified.ChainCount, verified.CheckedCount));
        host.Tamper($"DELETE FROM AuditEntries WHERE Number > 8 AND {ChainOf}");
        return entries[0].ChainId;
    }
}
