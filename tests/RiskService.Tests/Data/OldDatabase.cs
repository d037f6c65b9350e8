using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RiskPlatform.RiskService.Platform.Persistence;
using TestKit.Processes;

namespace RiskService.Tests.Data;

/// <summary>A database file as an earlier version of the service left it.</summary>
internal sealed class OldDatabase : IAsyncDisposable
{
    private readonly SqliteRiskDbContext context;

    private OldDatabase() => context = new SqliteRiskDbContext(new DbContextOptionsBuilder<SqliteRiskDbContext>()
        .UseSqlite($"Data Source={Folder.DatabaseFile};Pooling=False").Options);

    /// <summary>To start a host on.</summary>
    internal DataFolder Folder { get; } = new();

    internal static OldDatabase New() => new();

    internal static async Task<OldDatabase> AtAsync(string migration)
    {
        var old = new OldDatabase();
        await old.MigrateAsync(migration);
        return old;
    }

    /// <summary>Up or down.</summary>
    internal Task MigrateAsync(string migration) => context.GetService<IMigrator>().MigrateAsync(migration);

    internal int Change(string sql, params (string Name, object Value)[] values)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command.ExecuteNonQuery();
    }

    internal List<T> Read<T>(string sql, Func<SqliteDataReader, T> row)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Folder.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Folder.DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }
}
