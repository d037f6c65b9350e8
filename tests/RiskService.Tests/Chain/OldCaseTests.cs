using RiskService.Tests.Data;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Chain;

/// <summary>A case from before there were entries: its chain is empty, fits, and begins with the next one.</summary>
public sealed class OldCaseTests
{
    [Fact]
    public async Task Verifies_is_read_and_takes_entries()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var on = await caller.CreateCaseAsync();
        Database.DropTriggers(host);
        Database.Change(host, "DELETE FROM Entries");

        // As the migration leaves it.
        Database.Change(host, "UPDATE Cases SET EntryCount = 0, ChainHash = X''");
        await AssertBeginsAsync(caller, on.CaseId);
    }

    [Fact]
    public async Task The_migration_fills_in_what_an_empty_chain_has()
    {
        await using var old = await OldDatabase.AtAsync("Records");
        var defaults = old.Read(
            "SELECT name, dflt_value FROM pragma_table_info('Cases') WHERE name IN ('EntryCount', 'ChainHash')",
            r => (r.GetString(0), r.IsDBNull(1) ? "" : r.GetString(1)));
        Assert.Equal([("EntryCount", "0"), ("ChainHash", "X''")], defaults.OrderByDescending(d => d.Item1));
    }

    private static async Task AssertBeginsAsync(TestCaller caller, string caseId)
    {
        await caller.AssertIntactAsync(caseId, 0);
        Assert.Equal(new byte[32], (await caller.VerifyAsync(caseId)).HeadHash.ToByteArray());
        Assert.Empty(await caller.TimelineAsync(caseId));
        Assert.Empty(await caller.TimelineAsync(caseId, oldestFirst: false));
        await caller.EnterAsync(caseId, [Note(), Correction(1)]);
        await caller.AssertIntactAsync(caseId, 2);
        Assert.Equal(2, (await caller.EntryAsync(caseId, 1)).CorrectedByNumber);
    }
}
