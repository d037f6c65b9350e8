using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Exports;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;

namespace RiskService.Tests.Exports;

/// <summary>
/// How exports are made and kept. No job runs by itself here, so that each test says what happens when.
/// </summary>
public sealed class ExportJobTests : IAsyncDisposable
{
    private const string Agency = "export-jobs";

    private readonly ServiceHost host = new() { Settings = new Dictionary<string, string?> { ["Jobs:Run"] = "false" } };

    private TestCaller Manager => host.Caller("manager", Agency);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task One_that_was_cut_off_is_made_by_another_once_its_lease_is_past()
    {
        var export = await Manager.StartExportAsync(await Manager.RecordedCaseAsync());
        Execute(
            "UPDATE Exports SET State = 2, Version = 7, Attempts = 1, EntriesDone = 2, RunId = randomblob(16), "
            + "LeaseUntil = $lease", ("$lease", host.Clock.GetUtcNow().AddMinutes(10).ToUnixTimeMilliseconds()));

        await MakeAsync(export);
        Assert.Equal(EvidenceExportState.Running, (await GetAsync(export)).State);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await MakeAsync(export);
        await AssertReadyAsync(export);
    }

    [Fact]
    public async Task One_that_is_stopped_midway_waits_for_the_next_and_leaves_nothing_behind()
    {
        var export = await Manager.StartExportAsync(await Manager.RecordedCaseAsync(notes: 200));
        using (var stop = new CancellationTokenSource())
        {
            // Stopped when it says that it runs.
            var watching = WatchFirstRunningAsync(export, stop);
            await MakeAsync(export, stop.Token);
            await watching;
        }

        var now = await GetAsync(export);
        if (now.State != EvidenceExportState.Ready)
        {
            Assert.Equal((EvidenceExportState.Pending, 0), (now.State, now.EntriesDone));
            Assert.Equal(0, Stored.Count(host, "ExportChunks", Agency));
            await MakeAsync(export);
        }

        await AssertReadyAsync(export);
    }

    [Fact]
    public async Task Two_who_make_it_at_once_make_one()
    {
        var export = await Manager.StartExportAsync(await Manager.RecordedCaseAsync(notes: 300));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MakeAsync(export))));
        await MakeAsync(export);
        await AssertReadyAsync(export);
    }

    [Fact]
    public async Task One_whose_lease_was_taken_gives_up_and_the_others_file_stands()
    {
        var export = await Manager.StartExportAsync(await Manager.RecordedCaseAsync(notes: 900));

        // The first shows no progress for longer than its lease, and a second begins.
        var first = Task.Run(() => MakeAsync(export));
        await foreach (var state in StatesAsync(export))
        {
            if (state != EvidenceExportState.Running) continue;
            host.Clock.Advance(TimeSpan.FromMinutes(11));
            await MakeAsync(export);
            break;
        }

        await first;
        await AssertReadyAsync(export);
    }

    [Theory]
    [InlineData("UPDATE Entries SET Content = zeroblob(100) WHERE Number = 2")]
    [InlineData("UPDATE Entries SET Content = zeroblob(3) WHERE Number = 2")]
    [InlineData("DELETE FROM Entries WHERE Number = 2")]
    [InlineData("DELETE FROM Entries WHERE Number = (SELECT MAX(Number) FROM Entries)")]
    [InlineData("CREATE TRIGGER Broken BEFORE INSERT ON ExportChunks BEGIN SELECT RAISE(ABORT, 'broken'); END")]
    public async Task One_that_can_not_be_made_fails_after_some_attempts_and_keeps_nothing(string harm)
    {
        var export = await Manager.StartExportAsync(await Manager.RecordedCaseAsync());
        Execute("DROP TRIGGER \"Entries_AppendOnly_UPDATE\"");
        Execute("DROP TRIGGER \"Entries_AppendOnly_DELETE\"");
        Execute(harm);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(EvidenceExportState.Pending, (await GetAsync(export)).State);
            await MakeAsync(export);
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var failed = await GetAsync(export);
        Assert.Equal(EvidenceExportState.Failed, failed.State);
        Assert.NotNull(failed.EndTime);
        Assert.Equal(0, Stored.Count(host, "ExportChunks", Agency));
        var refused = await Failures.RefusedAsync(() => Manager.DownloadAsync(export));
        Assert.Equal((StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task The_sweep_finds_what_waits_and_what_is_past_its_term()
    {
        var export = await Manager.StartExportAsync(await Manager.RecordedCaseAsync());
        await MakeAsync(export);
        var ready = await AssertReadyAsync(export);
        Assert.Equal(host.Clock.GetUtcNow().AddDays(7), ready.ExpireTime.ToDateTimeOffset());

        await ExpireAsync(export);
        Assert.Equal(EvidenceExportState.Ready, (await GetAsync(export)).State);
        host.Clock.Advance(TimeSpan.FromDays(7));
        var late = await Failures.RefusedAsync(() => Manager.DownloadAsync(export));
        Assert.Equal((StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION"), (late.Code, late.Reason));
        await ExpireAsync(export);
        await ExpireAsync(export);
        var expired = await GetAsync(export);
        Assert.Equal(EvidenceExportState.Expired, expired.State);
        Assert.Equal(export.Recipient, expired.Recipient);
        Assert.Equal(0, Stored.Count(host, "ExportChunks", Agency));
        await Failures.RefusedAsync(() => Manager.DownloadAsync(export));
    }

    private async Task<EvidenceExport> AssertReadyAsync(EvidenceExport export)
    {
        var ready = await GetAsync(export);
        Assert.Equal((EvidenceExportState.Ready, export.EntryCount), (ready.State, ready.EntriesDone));
        var file = await Manager.DownloadAsync(ready);
        var result = await RoundTripTests.VerifyAsync(file);
        Assert.True(result.Intact, string.Join('\n', result.Problems));
        var chunks = (file.Length + ExportChunkRow.Size - 1) / ExportChunkRow.Size;
        Assert.Equal(chunks, Stored.Count(host, "ExportChunks", Agency));
        return ready;
    }

    private async Task<EvidenceExport> GetAsync(EvidenceExport export) =>
        (await Manager.Exports().GetEvidenceExportAsync(
            new GetEvidenceExportRequest { CaseId = export.CaseId, ExportId = export.ExportId })).Export;

    private Task MakeAsync(EvidenceExport export, CancellationToken stop = default) => RunAsync<MakeExport>(
        job => job.ExecuteAsync(Agency, Guid.Parse(export.CaseId), Guid.Parse(export.ExportId), stop));

    private Task ExpireAsync(EvidenceExport export) => RunAsync<ExpireExport>(
        job => job.ExecuteAsync(
            Agency, Guid.Parse(export.CaseId), Guid.Parse(export.ExportId), CancellationToken.None));

    private async Task RunAsync<TJob>(Func<TJob, Task> run)
        where TJob : class
    {
        await using var scope = host.Services.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<TJob>());
    }

    private async IAsyncEnumerable<EvidenceExportState> StatesAsync(EvidenceExport export)
    {
        using var call = Manager.Exports().WatchEvidenceExport(
            new WatchEvidenceExportRequest { CaseId = export.CaseId, ExportId = export.ExportId });
        await foreach (var response in call.ResponseStream.ReadAllAsync()) yield return response.Export.State;
    }

    private async Task WatchFirstRunningAsync(EvidenceExport export, CancellationTokenSource stop)
    {
        await foreach (var state in StatesAsync(export))
        {
            if (state != EvidenceExportState.Running) continue;
            await stop.CancelAsync();
            return;
        }
    }

    private void Execute(string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={host.DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
