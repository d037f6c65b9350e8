using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.ReferralDirectory.Seeds;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using TestKit.Processes;

namespace RiskService.Tests.ReferralDirectory.Seeds;

public sealed class DirectorySeedTests
{
    private static readonly DateOnly Day = new(2026, 1, 5);

    private static readonly int DemoCount = SeedFiles.Read(SeedSource.Demo, Day).Listings.Count;

    private static ServiceHost Host(DataFolder data, bool listings, bool demo) => new()
    {
        Kept = data,
        Settings = new Dictionary<string, string?>
        {
            ["Directory:SeedListings"] = $"{listings}",
            ["Directory:SeedDemo"] = $"{demo}",
        },
    };

    private static List<(string? System, string? Id, ListingState State)> Listings(ServiceHost host)
    {
        _ = host.Services;
        using var connection = host.OpenDatabase();
        using var command = new SqliteCommand("SELECT SourceSystem, SourceId, State FROM Listings", connection);
        using var reader = command.ExecuteReader();
        var found = new List<(string?, string?, ListingState)>();
        while (reader.Read())
            found.Add((reader.GetString(0), reader.GetString(1), (ListingState)reader.GetInt32(2)));
        return found;
    }

    private static int Real(IEnumerable<(string? System, string? Id, ListingState State)> all) =>
        all.Count(l => l is { System: "riskplatform", Id: "respect-phoneline", State: ListingState.Published });

    private static int Made(IEnumerable<(string? System, string? Id, ListingState State)> all) =>
        all.Count(l => l.System == "riskplatform-demo");

    [Fact]
    public async Task A_directory_begins_with_what_is_wanted_once()
    {
        using var data = new DataFolder();
        await using (var nothing = Host(data, listings: false, demo: false)) Assert.Empty(Listings(nothing));
        await using (var usual = Host(data, listings: true, demo: false))
        {
            var all = Listings(usual);
            Assert.Equal((1, 1), (all.Count, Real(all)));
        }

        // The real listings alone do not count as a directory in use.
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var both = Host(data, listings: true, demo: true);
            var all = Listings(both);
            Assert.Equal((1, DemoCount, DemoCount + 1), (Real(all), Made(all), all.Count));
        }
    }

    [Fact]
    public async Task Copies_that_start_at_once_put_it_in_once()
    {
        using var data = new DataFolder();
        await using var host = Host(data, listings: false, demo: false);
        var options = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DirectorySeedOptions>>();
        (options.Value.SeedListings, options.Value.SeedDemo) = (true, true);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => DirectorySeed.RunAsync(host.Services, TestContext.Current.CancellationToken))));
        var all = Listings(host);
        Assert.Equal((1, DemoCount, DemoCount + 1), (Real(all), Made(all), all.Count));
    }

    [Fact]
    public async Task A_directory_in_use_gets_nothing_that_is_made_up()
    {
        using var data = new DataFolder();
        await using (var first = Host(data, listings: true, demo: true)) _ = first.Services;
        await using (var connection = new SqliteConnection($"Data Source={data.DatabaseFile};Pooling=False"))
        {
            connection.Open();
            using var command = new SqliteCommand(
                "DELETE FROM Listings WHERE SourceId <> 'yh-leeds' AND SourceSystem = 'riskplatform-demo';"
                + "UPDATE Listings SET SourceSystem = 'county', SourceId = '1' WHERE SourceId = 'yh-leeds'",
                connection);
            command.ExecuteNonQuery();
        }

        await using var again = Host(data, listings: true, demo: true);
        var all = Listings(again);
        Assert.Equal((1, 0, 2), (Real(all), Made(all), all.Count));
    }

    [Fact]
    public async Task Each_state_and_its_history_are_stored_and_a_confidential_address_is_sealed()
    {
        using var data = new DataFolder();
        await using var host = Host(data, listings: true, demo: true);
        var all = Listings(host);
        Assert.Equal(ListingState.Draft, Assert.Single(all, l => l.Id == "wm-stoke").State);
        Assert.Equal(ListingState.Archived, Assert.Single(all, l => l.Id == "sw-plymouth").State);
        Assert.Equal(ListingState.Suspended, Assert.Single(all, l => l.Id == "se-brighton").State);
        await using var connection = host.OpenDatabase();
        Assert.Equal(2L, Scalar("SELECT COUNT(*) FROM ConfidentialAddresses"));
        Assert.True((long)Scalar("SELECT COUNT(*) FROM DirectoryChanges")! > DemoCount * 2);
        Assert.True((long)Scalar("SELECT COUNT(*) FROM Listings WHERE AssuredUntil IS NOT NULL")! > 60);

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(data.DatabaseFile)!, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("Invented Haven", Encoding.UTF8.GetString(bytes.ToArray()), StringComparison.Ordinal);
        }

        object? Scalar(string sql)
        {
            using var command = new SqliteCommand(sql, connection);
            return command.ExecuteScalar();
        }
    }
}
