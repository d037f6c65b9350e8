using Microsoft.Data.Sqlite;

namespace RiskService.Tests.Data;

/// <summary>
/// Holds the one writer that SQLite has, as another process would: nothing is saved until it lets go.
/// </summary>
internal sealed class HeldWriter : IDisposable
{
    private readonly SqliteConnection connection;

    internal HeldWriter(string databaseFile)
    {
        connection = new SqliteConnection($"Data Source={databaseFile};Pooling=False");
        connection.Open();
        Run("BEGIN IMMEDIATE");
    }

    public void Dispose()
    {
        Run("ROLLBACK");
        connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
