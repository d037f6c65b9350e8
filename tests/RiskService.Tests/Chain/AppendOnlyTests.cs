using Microsoft.Data.Sqlite;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Chain;

/// <summary>RECORD-1: the database itself refuses to change or remove an entry.</summary>
public sealed class AppendOnlyTests
{
    [Fact]
    public async Task Whoever_asks()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var on = await caller.CreateCaseAsync();
        await caller.EnterAsync(on.CaseId, [Note(), Note()]);
        var columns = Database.Read(host, "SELECT name FROM pragma_table_info('Entries')", r => r.GetString(0));
        Assert.Equal(9, columns.Count);
        string[] changes =
        [
            .. columns.Select(c => $"UPDATE Entries SET {c} = {c}"),
            "UPDATE Entries SET Kind = 1 WHERE Number = 2",
            "DELETE FROM Entries",
            "DELETE FROM Entries WHERE Number = 3",
        ];
        foreach (var sql in changes)
        {
            var refused = Assert.Throws<SqliteException>(() => Database.Change(host, sql));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }

        // Not in passing either: what would replace an entry is refused by its key.
        Assert.Throws<SqliteException>(() => Database.Change(host, "INSERT INTO Entries SELECT * FROM Entries"));
        await caller.AssertIntactAsync(on.CaseId, 3);
    }

    /// <summary>SQLite's own way around a trigger: what it puts in an entry's place is found by the chain.</summary>
    [Fact]
    public async Task What_replaces_an_entry_is_refused_or_found()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var on = await caller.CreateCaseAsync();
        await caller.EnterAsync(on.CaseId, [Note(), Note()]);
        try
        {
            Database.Change(host, """
                INSERT OR REPLACE INTO Entries
                SELECT CaseId, Number, AgencyId, 1, RecordTime, ContentDigest, Hash, Content, CorrectsNumber
                FROM (SELECT * FROM Entries WHERE Number = 2)
                """);
        }
        catch (SqliteException e) when (e.Message.Contains("append-only", StringComparison.Ordinal))
        {
            await caller.AssertIntactAsync(on.CaseId, 3);
            return;
        }

        Assert.Equal(2, (await caller.VerifyAsync(on.CaseId)).Problem.Number);
    }
}
