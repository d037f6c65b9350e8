using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.OpenReferral.Import;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.OpenReferral.SampleServices;

namespace RiskService.Tests.OpenReferral;

public sealed class StagedSweepTests
{
    [Fact]
    public async Task What_waits_longer_than_its_term_is_thrown_away_and_what_has_ended_holds_nothing()
    {
        await using var host = new ServiceHost
        {
            Settings = new Dictionary<string, string?> { ["Jobs:Run"] = "false" },
        };
        TestCaller Admin() => host.Admin();
        var old = await Admin().StageAsync("old", SampleServices.Json(Service()));
        var applied = await Admin().StageAsync("applied", SampleServices.Json(Service()));
        await Admin().ApplyAsync(applied);
        host.Clock.Advance(TimeSpan.FromDays(13));
        var fresh = await Admin().StageAsync("fresh", SampleServices.Json(Service()));
        await RunAsync(host);
        Assert.Equal(ImportState.Staged, await StateAsync(Admin(), old));
        Assert.Equal((2, 2), Held(host));

        host.Clock.Advance(TimeSpan.FromDays(1.5));
        await RunAsync(host);
        await RunAsync(host);
        Assert.Equal(ImportState.Discarded, await StateAsync(Admin(), old));
        Assert.Equal(ImportState.Applied, await StateAsync(Admin(), applied));
        Assert.Equal(ImportState.Staged, await StateAsync(Admin(), fresh));
        Assert.Equal((1, 1), Held(host));
        Assert.Single(await Admin().RowsAsync(old));
        await Admin().ApplyAsync(fresh);
    }

    private static async Task<ImportState> StateAsync(TestCaller admin, DirectoryImport import) =>
        (await admin.Imports().GetImportAsync(new GetImportRequest { ImportId = import.ImportId })).Import.State;

    private static async Task RunAsync(ServiceHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StagedSweep>().ExecuteAsync(CancellationToken.None);
    }

    private static (long Rows, long Organisations) Held(ServiceHost host)
    {
        using var connection = host.OpenDatabase();
        return (Count("SELECT COUNT(*) FROM DirectoryImportRows WHERE Content IS NOT NULL"),
            Count("SELECT COUNT(*) FROM DirectoryImportOrganisations"));

        long Count(string sql)
        {
            using var command = new SqliteCommand(sql, connection);
            return (long)command.ExecuteScalar()!;
        }
    }
}
