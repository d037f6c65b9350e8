using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RiskPlatform.Chain;
using RiskPlatform.V1;
using RiskService.Tests.Audit;
using RiskService.Tests.Host;
using static RiskService.Tests.Audit.Auditing;

namespace RiskService.Tests.Checkpoints;

/// <summary>
/// What a chain itself can't show is found by the checkpoints: a lost end, a lost case, a history made anew.
/// </summary>
public sealed class TamperedCheckpointTests : IAsyncDisposable
{
    private const string Agency = "signed";

    private readonly ServiceHost host = new();
    private string first = "", second = "";

    [Fact]
    public async Task Everything_fits_while_nothing_was_changed_in_pages_of_any_size_and_to_nobody_else()
    {
        await PrepareAsync();
        foreach (var size in new[] { 0, 1, 2, 3 })
        {
            var verified = await host.Auditor(Agency).VerifyCheckpointsAsync(size);
            Assert.Empty(verified.Problems);
            Assert.Equal(3, verified.CheckedCount);
        }

        Assert.Empty((await host.Auditor(Agency).VerifyAsync()).Problems);
        Assert.All(await host.Auditor(Agency).CheckpointsAsync(), c => Assert.True(c.Intact));
        Assert.Equal(0, (await host.Auditor("another-agency").VerifyCheckpointsAsync()).CheckedCount);
        await ExpectHealthAsync(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_case_that_vanished_as_a_whole_is_missed()
    {
        await PrepareAsync();
        foreach (var table in new[] { "Entries", "CaseKeys", "Parties" })
        {
            host.Tamper($"DELETE FROM {table} WHERE CaseId = $id", ("$id", Bytes(second)));
        }

        host.Tamper("DELETE FROM Cases WHERE Id = $id", ("$id", Bytes(second)));
        await NamedAsync(second, [1], "missing altogether");
    }

    [Fact]
    public async Task A_case_that_lost_its_last_entries_is_named()
    {
        await PrepareAsync();
        host.Tamper("DELETE FROM Entries WHERE CaseId = $id AND Number = 2", ("$id", Bytes(first)));
        await NamedAsync(first, [2], "ends at 1");
    }

    [Fact]
    public async Task A_case_whose_history_was_made_anew_is_named_at_each_checkpoint_that_knew_another()
    {
        await PrepareAsync();
        host.Tamper("UPDATE Entries SET Hash = randomblob(32) WHERE CaseId = $id", ("$id", Bytes(first)));
        await NamedAsync(first, [1, 2], "another hash");
    }

    [Theory]
    [InlineData("UPDATE CheckpointLeaves SET Count = 1 WHERE CheckpointNumber = 2 AND ChainKind = 67", 2)]
    [InlineData("UPDATE CheckpointLeaves SET Head = zeroblob(32) WHERE CheckpointNumber = 2 AND ChainKind = 67", 2)]
    [InlineData("UPDATE CheckpointLeaves SET Path = zeroblob(31) WHERE CheckpointNumber = 1 AND ChainKind = 67", 1)]
    public async Task What_is_stored_beside_a_checkpoint_and_is_not_what_it_signed_is_named(string sql, int checkpoint)
    {
        await PrepareAsync();
        Assert.True(host.Tamper(sql) > 0);
        var problems = (await host.Auditor(Agency).VerifyCheckpointsAsync()).Problems;
        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.Equal(checkpoint, p.CheckpointNumber));
        Assert.All(problems, p => Assert.Contains("signed", p.Explanation, StringComparison.Ordinal));
        await ExpectHealthAsync(HealthStatus.Degraded);
    }

    [Theory]
    [InlineData("DELETE FROM CheckpointLeaves WHERE CheckpointNumber = 2 AND ChainKind = 67", 2)]
    [InlineData("UPDATE Checkpoints SET CreateTime = CreateTime + 1 WHERE Number = 2", 2)]
    [InlineData("UPDATE Checkpoints SET Root = zeroblob(32) WHERE Number = 1", 1)]
    [InlineData("UPDATE Checkpoints SET PreviousHash = zeroblob(32) WHERE Number = 2", 2)]
    [InlineData("UPDATE Checkpoints SET Signature = zeroblob(64) WHERE Number = 1", 1)]
    [InlineData("DELETE FROM Checkpoints WHERE Number = 1", 2)]
    public async Task A_checkpoint_that_was_changed_or_lost_something_is_named(string sql, int checkpoint)
    {
        await PrepareAsync();
        Assert.True(host.Tamper(sql) > 0);
        Assert.Contains(
            (await host.Auditor(Agency).VerifyCheckpointsAsync()).Problems,
            p => p.CheckpointNumber == checkpoint && p.CaseId.Length == 0);
        await ExpectHealthAsync(HealthStatus.Degraded);
        if (sql.Contains("Leaves", StringComparison.Ordinal)) return;
        Assert.False((await host.Auditor(Agency).CheckpointsAsync()).Single(c => c.Number == checkpoint).Intact);
    }

    [Fact]
    public async Task An_audit_that_lost_its_end_or_all_of_it_is_named()
    {
        await PrepareAsync();
        host.Tamper("DELETE FROM AuditEntries WHERE AgencyId = 'signed' AND Number > 1");
        var problem = Assert.Single((await host.Auditor(Agency).VerifyAsync()).Problems);
        Assert.Equal(2, problem.Number);
        Assert.Contains("checkpoint", problem.Explanation, StringComparison.Ordinal);

        host.Tamper("DELETE FROM AuditEntries WHERE AgencyId = 'signed'");
        problem = Assert.Single((await host.Auditor(Agency).VerifyAsync()).Problems);
        Assert.Equal(1, problem.Number);
        await ExpectHealthAsync(HealthStatus.Degraded);
    }

    [Fact]
    public async Task An_audit_that_was_made_anew_is_named_though_its_hashes_fit()
    {
        await PrepareAsync();
        var read = (await host.Auditor(Agency).ReadsAsync(new SearchAuditRequest { CaseId = first }))
            .Single(e => e.Number == 2);
        var before = (await host.Auditor(Agency).ReadsAsync()).Single(e => e.Number == 1 && e.ChainId == read.ChainId);
        host.Tamper(
            "DELETE FROM AuditEntries WHERE AgencyId = 'signed' AND Number > 2;"
            + "UPDATE AuditEntries SET ReaderId = 'somebody-else', Hash = $hash WHERE ChainId = $chain AND Number = 2",
            ("$chain", Bytes(read.ChainId)),
            ("$hash", ChainFormat.AuditHash(
                Guid.Parse(read.ChainId), 2, read.ReadTime.ToDateTimeOffset(),
                [Agency, "somebody-else", read.ClientId, read.Operation, first, "UNSPECIFIED", "ANSWERED"],
                before.Hash.Span)));
        var problem = Assert.Single((await host.Auditor(Agency).VerifyAsync()).Problems);
        Assert.Equal((read.ChainId, 2), (problem.ChainId, problem.Number));
        Assert.Contains("Checkpoint", problem.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_a_checkpoint()
    {
        await PrepareAsync();
        string[] refused =
        [
            "UPDATE Checkpoints SET ChainCount = 1", "DELETE FROM Checkpoints",
            "UPDATE CheckpointLeaves SET Count = 1", "DELETE FROM CheckpointLeaves",
        ];
        foreach (var sql in refused)
        {
            Assert.Contains("append-only", Assert.Throws<SqliteException>(() => host.Run(sql)).Message,
                StringComparison.Ordinal);
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>Two cases and two reads; the first case and nothing else grows before the second checkpoint.</summary>
    private async Task PrepareAsync()
    {
        var caller = host.Caller(agency: Agency);
        first = (await caller.CreateCaseAsync()).CaseId;
        second = (await caller.CreateCaseAsync()).CaseId;
        await caller.GetCaseAsync(second);
        await caller.GetCaseAsync(first);
        await host.MakeCheckpointAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await caller.AssessAsync(first, Requests.AllAbsent());
        await host.MakeCheckpointAsync();
    }

    private async Task NamedAsync(string caseId, int[] checkpoints, string explanation)
    {
        var problems = (await host.Auditor(Agency).VerifyCheckpointsAsync()).Problems;
        Assert.Equal(checkpoints.Select(number => (long)number), problems.Select(p => p.CheckpointNumber));
        Assert.All(problems, p => Assert.Equal(caseId, p.CaseId));
        Assert.All(problems, p => Assert.Contains(explanation, p.Explanation, StringComparison.Ordinal));
        await ExpectHealthAsync(HealthStatus.Degraded);
        Assert.Contains(host.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal)
            && line.Contains(caseId, StringComparison.Ordinal));
    }

    private async Task ExpectHealthAsync(HealthStatus expected)
    {
        await host.CheckAllAsync();
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(
            TestContext.Current.CancellationToken);
        Assert.Equal(expected, report.Entries["checkpoints"].Status);
    }
}
