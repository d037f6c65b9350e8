using Microsoft.Data.Sqlite;
using RiskPlatform.V1;
using RiskService.Tests.Data;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using TestKit.Processes;
using static RiskService.Tests.Retention.RetentionScene;

namespace RiskService.Tests.Retention;

/// <summary>The job against itself, another machine, a hold, and a fault in its middle.</summary>
public sealed class DisposalRaceTests
{
    private const string Agency = "race";

    [Fact]
    public async Task Several_jobs_at_once_dispose_of_each_case_once()
    {
        using var data = new DataFolder();
        await using var host = Host(data);
        await using var second = Host(data);
        for (var i = 0; i < 20; i++) await DueAsync(host, Agency);
        await Task.WhenAll(RunJobAsync(host), RunJobAsync(second), RunJobAsync(host), RunJobAsync(second));
        await RunJobAsync(host);
        Assert.Equal(20, Stored.Count(host, "Disposals", Agency));
        Assert.Equal(0, Stored.Count(host, "CaseKeys", Agency));
        Assert.Equal(0, Stored.Count(host, "Parties", Agency));
        Assert.DoesNotContain(host.Logs.Lines.Concat(second.Logs.Lines),
            line => line.Contains("could not be disposed of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hold_at_the_same_moment_wins_or_comes_too_late_and_never_neither()
    {
        using var data = new DataFolder();
        await using var host = Host(data);
        await using var second = Host(data);
        var (won, lost) = (0, 0);
        for (var round = 0; round < 15; round++)
        {
            var ids = new List<string>();
            for (var i = 0; i < 4; i++) ids.Add(await DueAsync(host, Agency));
            var holder = (round % 2 == 0 ? host : second).Caller("manager", Agency);
            var holds = ids.Select(id => Task.Run(() => HoldAsync(holder, id))).ToList();
            await Task.WhenAll(holds.Append<Task>(Task.Run(() => RunJobAsync(host))));
            var disposed = (await DisposalsAsync(host, Agency)).Select(d => d.CaseId).ToHashSet();
            for (var i = 0; i < ids.Count; i++)
            {
                var held = await holds[i];
                Assert.NotEqual(held, disposed.Contains(ids[i]));
                if (held) Assert.Equal(RetentionState.OnHold, (await GetAsync(holder, ids[i])).State);
                if (held) won++;
                else lost++;
            }
        }

        Assert.Equal(60, won + lost);
        await RunJobAsync(host);
        Assert.Equal(lost, Stored.Count(host, "Disposals", Agency));
    }

    [Fact]
    public async Task A_hold_that_waits_for_the_writer_behind_a_disposal_finds_no_case()
    {
        await using var host = NewHost();
        var id = await DueAsync(host, Agency);
        Task job, hold;
        using (new HeldWriter(host.DatabaseFile))
        {
            // Both have seen the case as it was; the job is first in the queue.
            job = RunJobAsync(host);
            hold = HoldAsync(host.Caller("manager", Agency), id);
        }

        await job;
        await hold;
        Assert.NotEqual(await (Task<bool>)hold, Stored.Count(host, "Disposals", Agency) == 1);
    }

    [Theory]
    [InlineData("BEFORE DELETE ON CaseKeys")]
    [InlineData("BEFORE DELETE ON Parties")]
    [InlineData("BEFORE DELETE ON Observations")]
    [InlineData("BEFORE UPDATE ON Cases")]
    [InlineData("BEFORE INSERT ON Disposals")]
    public async Task A_fault_anywhere_in_the_middle_leaves_all_of_it_and_the_others_go_on(string where)
    {
        await using var host = NewHost();
        var (broken, fine) = (await DueAsync(host, Agency), await DueAsync(host, "race-fine"));
        var row = where.EndsWith("Cases", StringComparison.Ordinal) ? "OLD"
            : where.Contains("INSERT", StringComparison.Ordinal) ? "NEW" : "OLD";
        Run(host, $"CREATE TRIGGER Fault {where} WHEN {row}.AgencyId = '{Agency}' "
            + "BEGIN SELECT RAISE(ABORT, 'fault'); END");
        var before = Stored.Of(host, Agency);
        await RunJobAsync(host);
        Assert.Equal(before, Stored.Of(host, Agency));
        Assert.Equal([fine], (await DisposalsAsync(host, "race-fine")).Select(d => d.CaseId));
        Assert.Equal(RetentionState.Due, (await GetAsync(host.Caller("manager", Agency), broken)).State);
        Run(host, "DROP TRIGGER Fault");
        await RunJobAsync(host);
        Assert.Single(await DisposalsAsync(host, Agency));
    }

    private static async Task<bool> HoldAsync(TestCaller caller, string id)
    {
        try
        {
            await PlaceAsync(caller, id);
            return true;
        }
        catch (Grpc.Core.RpcException e) when (e.StatusCode == Grpc.Core.StatusCode.NotFound)
        {
            return false;
        }
    }

    private static ServiceHost Host(DataFolder data) => new()
    {
        Kept = data,
        Settings = new Dictionary<string, string?> { ["Jobs:Run"] = "false" },
    };

    private static void Run(ServiceHost host, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
