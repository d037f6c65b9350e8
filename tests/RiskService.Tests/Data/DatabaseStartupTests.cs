using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskService.Tests.Data;

/// <summary>A database that does not fit is found at the start, and said in a line that names no path.</summary>
public sealed class DatabaseStartupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("secret-path-").FullName;

    private string DatabaseFile => Path.Combine(folder, "data", "risk.db");

    [Fact]
    public async Task A_new_database_is_made_with_its_folder_and_the_same_one_is_taken_again()
    {
        await PrepareAsync();
        await PrepareAsync();
        Assert.Equal("wal", Run("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task An_older_one_is_refused_where_an_administrator_migrates() =>
        AssertSays("older than this program", await RefusedAsync(("Database:MigrateOnStart", "false")));

    [Fact]
    public async Task A_newer_one_is_refused()
    {
        await PrepareAsync();
        Run("INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Later', '99.0')");
        AssertSays("newer than this program", await RefusedAsync());
    }

    [Theory]
    [InlineData("Cases")]
    [InlineData("IdempotentRequests")]
    [InlineData("CaseKeys")]
    public async Task One_that_lacks_a_table_is_refused(string table)
    {
        await PrepareAsync();
        Run($"DROP TABLE {table}");
        AssertSays("cannot be used", await RefusedAsync());
    }

    [Fact]
    public async Task One_that_lacks_a_column_is_refused()
    {
        await PrepareAsync();
        Run("ALTER TABLE Observations DROP COLUMN Words");
        AssertSays("cannot be used", await RefusedAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabaseFile)!);
        await File.WriteAllTextAsync(DatabaseFile, new string('x', 10_000));
        AssertSays("cannot be used", await RefusedAsync());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "data"), "a file");
        AssertSays("cannot be used", await RefusedAsync());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_refused() =>
        AssertSays("cannot be used", await RefusedAsync(
            ("Database:Provider", "SqlServer"),
            ("ConnectionStrings:RiskPlatform",
                "Server=tcp:127.0.0.1,1;Database=secret-path;Connect Timeout=1;ConnectRetryCount=0")));

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public async Task A_connection_string_that_is_none_is_refused(string provider) =>
        AssertSays("ConnectionStrings:RiskPlatform", await RefusedAsync(
            ("Database:Provider", provider), ("ConnectionStrings:RiskPlatform", "secret-path = what is this")));

    [Fact]
    public async Task An_engine_that_is_none_is_refused()
    {
        var e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => PrepareAsync(("Database:Provider", "Oracle")));
        Assert.Contains("'Database:Provider'", StartupFailure.Explain(e), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_connection_string_is_refused() =>
        AssertSays("ConnectionStrings:RiskPlatform", await RefusedAsync(("ConnectionStrings:RiskPlatform", "")));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static void AssertSays(string words, StartupException e)
    {
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", e.Message, StringComparison.Ordinal);
        Assert.Equal(e.Message, StartupFailure.Explain(e));
    }

    private Task<StartupException> RefusedAsync(params (string, string)[] settings) =>
        Assert.ThrowsAsync<StartupException>(() => PrepareAsync(settings));

    private async Task PrepareAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["ConnectionStrings:RiskPlatform"] = $"Data Source={DatabaseFile}",
        };
        foreach (var (name, value) in settings) all[name] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration).AddLogging().AddScoped<CurrentCaller>()
            .AddPersistence(configuration).BuildServiceProvider();
        await DatabaseStartup.PrepareAsync(services, CancellationToken.None);
    }

    private object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
