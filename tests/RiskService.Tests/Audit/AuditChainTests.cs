using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;

namespace RiskService.Tests.Audit;

/// <summary>The chains stay whole: under load, through failures, restarts and a stop.</summary>
public sealed class AuditChainTests
{
    private const string Agency = "chains";

    [Fact]
    public async Task Many_readers_at_once_leave_one_unbroken_chain_with_each_read_once()
    {
        await using var host = new ServiceHost();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++) ids.Add((await host.Caller(agency: Agency).CreateCaseAsync()).CaseId);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async reader =>
        {
            var caller = host.Caller(agency: Agency, subject: $"reader-{reader}");
            for (var i = 0; i < 25; i++) await caller.GetCaseAsync(ids[(reader + i) % ids.Count]);
        }));

        Assert.Equal(800, Stored.Count(host, "AuditEntries", Agency));
        var entries = await host.Auditor(Agency).ReadsAsync(new SearchAuditRequest { CaseId = ids[0] }, 200);
        Assert.Equal(160, entries.Count(e => e.Operation.EndsWith("GetCase", StringComparison.Ordinal)));
        var verified = await host.Auditor(Agency).VerifyAsync();
        Assert.Empty(verified.Problems);
        Assert.Equal((1, 801), (verified.ChainCount, verified.CheckedCount));
    }

    [Fact]
    public async Task A_restart_begins_a_new_chain_and_two_copies_have_one_each()
    {
        await using var host = new ServiceHost();
        var id = (await host.Caller(agency: Agency).CreateCaseAsync()).CaseId;
        await host.Caller(agency: Agency).GetCaseAsync(id);
        await using var other = new ServiceHost
        {
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:RiskPlatform"] = $"Data Source={host.DatabaseFile}",
                ["Protection:MasterKeyFile"] = host.MasterKeyFile,
            },
        };
        await other.Caller(agency: Agency).GetCaseAsync(id);
        await host.Caller(agency: Agency).GetCaseAsync(id);

        var entries = await host.Auditor(Agency).ReadsAsync(new SearchAuditRequest { CaseId = id });
        Assert.Equal([1, 2], entries.CountBy(e => e.ChainId).Select(c => c.Value).Order());
        for (var size = 1; size < 3; size++)
        {
            var verified = await host.Auditor(Agency).VerifyAsync(size);
            Assert.Empty(verified.Problems);
            Assert.Equal(2, verified.ChainCount);
        }
    }

    [Fact]
    public async Task A_read_whose_audit_cannot_be_stored_is_not_answered_and_the_next_is_in_a_whole_chain()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller(agency: Agency);
        var file = await caller.CreateCaseAsync();
        await caller.GetCaseAsync(file.CaseId);
        host.Run("CREATE TRIGGER Full BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'full'); END");

        var refused = await Failures.RefusedAsync(() => caller.GetCaseAsync(file.CaseId));
        Assert.Equal("UNAVAILABLE", refused.Reason);
        Assert.Contains("audited", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("full", refused.Message, StringComparison.Ordinal);

        // Nor is whether a case is there, nor what a refused change would tell.
        refused = await Failures.RefusedAsync(() => caller.GetCaseAsync(Requests.Id()));
        Assert.Equal("UNAVAILABLE", refused.Reason);
        refused = await Failures.RefusedAsync(() => caller.Cases.RemovePartyAsync(new RemovePartyRequest
        {
            CaseId = file.CaseId,
            PartyId = file.Parties[0].PartyId,
            Reason = "synthetic",
            Etag = "v99",
            RequestId = Requests.Id(),
        }));
        Assert.Equal("UNAVAILABLE", refused.Reason);

        // Facts are never refused: a change needs no audit.
        await caller.AssessAsync(file.CaseId, Requests.AllAbsent());
        host.Run("DROP TRIGGER Full");
        await caller.GetCaseAsync(file.CaseId);
        var entries = await host.Auditor(Agency).ReadsAsync();
        Assert.Equal(2, entries.Count);
        Assert.All(entries, e => Assert.Equal(1, e.Number));
        Assert.Empty((await host.Auditor(Agency).VerifyAsync()).Problems);
    }

    [Fact]
    public async Task A_save_that_fails_half_way_leaves_nothing_of_itself_and_takes_nothing_of_others()
    {
        await using var host = new ServiceHost();
        _ = host.Caller();
        host.Run("CREATE TRIGGER Full BEFORE INSERT ON AuditEntries WHEN NEW.Number = 2 AND NEW.AgencyId = 'chains' "
            + "BEGIN SELECT RAISE(ABORT, 'full'); END");
        var writer = host.Services.GetRequiredService<AuditWriter>();
        Task failing, others;
        using (new Data.HeldWriter(host.DatabaseFile))
        {
            failing = writer.StoreAsync(Agency, [Any(host), Any(host), Any(host)]);
            others = writer.StoreAsync("others", [Any(host), Any(host)]);
        }

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => failing);
        await others;
        Assert.Equal(0, Stored.Count(host, "AuditEntries", Agency));
        Assert.Equal(2, Stored.Count(host, "AuditEntries", "others"));
        host.Run("DROP TRIGGER Full");
        await writer.StoreAsync(Agency, [Any(host), Any(host)]);
        Assert.Empty((await host.Auditor(Agency).VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Stopping_waits_until_everything_handed_in_is_stored_and_takes_no_more()
    {
        await using var host = new ServiceHost();
        _ = host.Caller();
        var writer = host.Services.GetRequiredService<AuditWriter>();
        var read = Any(host);
        var stored = Enumerable.Range(0, 50).Select(_ => writer.StoreAsync(Agency, [read, read])).ToList();
        await writer.StopAsync(TestContext.Current.CancellationToken);
        Assert.All(stored, task => Assert.True(task.IsCompletedSuccessfully));
        Assert.Equal(100, Stored.Count(host, "AuditEntries", Agency));
        Assert.Throws<ObjectDisposedException>(() => { _ = writer.StoreAsync(Agency, [read]); });
    }

    private static Read Any(ServiceHost host) => new(
        host.Clock.GetUtcNow(), "reader", "tool", "operation", Guid.CreateVersion7(), AccessPurpose.Casework,
        AuditOutcome.Answered);
}
