using Microsoft.Data.Sqlite;
using TestKit.Processes;

namespace EndToEnd.Tests;

/// <summary>A service that could not do its work does not start, and says in one line why.</summary>
public sealed class StartupFaultTests
{
    private static readonly Dictionary<string, string?> Production = new()
    {
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
    };

    [Fact]
    public async Task A_development_key_outside_development_is_refused()
    {
        using var data = new DataFolder();

        var result = await ServiceProcess.RunToEndAsync(
            data, new Dictionary<string, string?>(Production) { ["Auth__Authority"] = "https://issuer.example" });

        Refused(result, "Auth:DevelopmentKeyFile");
        Assert.False(File.Exists(data.DatabaseFile), "It made a database before it refused.");
    }

    [Fact]
    public async Task No_issuer_is_refused()
    {
        using var data = new DataFolder();

        var result = await ServiceProcess.RunToEndAsync(
            data, new Dictionary<string, string?>(Production) { ["Auth__DevelopmentKeyFile"] = null });

        Refused(result, "Auth:Authority");
    }

    [Fact]
    public async Task No_signing_key_of_checkpoints_is_refused()
    {
        using var data = new DataFolder();

        var result = await ServiceProcess.RunToEndAsync(
            data, new Dictionary<string, string?> { ["Checkpoints__SigningKeyFile"] = null });

        Refused(result, "Checkpoints:SigningKeyFile");
        Assert.False(File.Exists(data.DatabaseFile), "It made a database before it refused.");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using var service = await ServiceProcess.StartAsync();
        await service.StopAsync();
        await ExecuteAsync(
            service.Data,
            """INSERT INTO "__EFMigrationsHistory" VALUES ('29991231235959_FromTheFuture', '99.0.0')""");

        var result = await ServiceProcess.RunToEndAsync(service.Data, new Dictionary<string, string?>());

        Refused(result, "newer");
        Assert.Contains("FromTheFuture", result.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_database_is_refused_and_left_as_it_is()
    {
        using var data = new DataFolder();
        var garbage = new byte[16_384];
        new Random(20_261_124).NextBytes(garbage);
        await File.WriteAllBytesAsync(data.DatabaseFile, garbage, TestContext.Current.CancellationToken);

        var result = await ServiceProcess.RunToEndAsync(data, new Dictionary<string, string?>());

        Refused(result, "database");
        Assert.Equal(garbage, await File.ReadAllBytesAsync(data.DatabaseFile, TestContext.Current.CancellationToken));
    }

    private static void Refused(CommandResult result, string reason)
    {
        Assert.True(result.ExitCode != 0, $"It ended well: {result.Everything}");
        Assert.Contains(reason, result.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Unhandled exception", result.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Everything, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(DataFolder data, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={data.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is this class's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
