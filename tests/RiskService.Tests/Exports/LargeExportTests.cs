using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Exports;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Exports;

/// <summary>A case of many years: made in pieces, in memory that does not grow with it.</summary>
[Collection(nameof(Alone))]
public sealed class LargeExportTests(ServiceHost shared)
{
    private const int Entries = 20_000;
    private const string Agency = "export-large";

    [Fact]
    public async Task Twenty_thousand_entries_are_exported_in_bounded_memory()
    {
        // Gigabytes of what the tests before this one logged would make each measurement take seconds.
        shared.Logs.Lines.Clear();
        await using var host = new ServiceHost
        {
            Settings = new Dictionary<string, string?>
            {
                ["Jobs:Run"] = "false",

                // What is logged is kept, and would be most of the memory that is measured.
                ["Logging:LogLevel:Default"] = "Warning",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
            },
        };
        var manager = host.Caller("manager", Agency);
        var caseId = (await manager.CreateCaseAsync()).CaseId;
        await FillAsync(host, Guid.Parse(caseId));
        var export = await manager.StartExportAsync(caseId);
        host.Logs.Lines.Clear();

        var (most, stop) = (0L, new CancellationTokenSource());
        var before = Held();
        var measuring = Task.Run(async () =>
        {
            // A collection of all that the tests before have left takes its time.
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, Held() - before);
                host.Logs.Lines.Clear();
                await timer.WaitForNextTickAsync(CancellationToken.None);
            }
        });
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MakeExport>().ExecuteAsync(
                Agency, Guid.Parse(caseId), Guid.Parse(export.ExportId), CancellationToken.None);
        }

        await stop.CancelAsync();
        await measuring;
        var ready = await manager.WatchAsync(export);
        var file = await manager.DownloadAsync(ready);
        TestContext.Current.SendDiagnosticMessage(
            "{0} entries, {1} bytes, at most {2} bytes held", ready.EntryCount, file.Length, most);
        var result = await RoundTripTests.VerifyAsync(file);
        Assert.True(result.Intact, string.Join('\n', result.Problems));
        Assert.Equal(Entries + 2, result.EntryCount);
        Assert.Equal(5 + 21, result.FileCount);

        // A volume of a thousand entries is the most that it holds; the whole would be some 40 million characters.
        Assert.InRange(most, 0, 60_000_000);
    }

    /// <summary>What others hold would be measured too.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;

    private static long Held()
    {
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private static async Task FillAsync(ServiceHost host, Guid caseId)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Set(Caller.Service(Agency));
        var db = scope.ServiceProvider.GetRequiredService<RiskDbContext>();
        var book = scope.ServiceProvider.GetRequiredService<CaseBook>();
        var entries = scope.ServiceProvider.GetRequiredService<CaseEntries>();
        var opened = await book.OpenForChangeAsync(caseId, CancellationToken.None);
        for (var i = 0; i < Entries; i++)
        {
            // Each says something else, so that the file can't shrink to nothing.
            var note = Exporting.Note(i);
            note.Account += " " + Convert.ToHexString(ByteString.CopyFromUtf8($"{i * 7919}").ToByteArray());
            entries.Append(
                opened.Row, opened.Key, EntryKind.Note, new EntryContent { Recorded = note },
                host.Clock.GetUtcNow().AddMilliseconds(i));
            if (i % 500 != 499) continue;
            await db.SaveChangesAsync();
            foreach (var saved in db.ChangeTracker.Entries<EntryRow>().ToList()) saved.State = EntityState.Detached;
        }

        await db.SaveChangesAsync();
    }
}
