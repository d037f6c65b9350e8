using Microsoft.Data.Sqlite;

namespace RiskService.Tests.Data;

/// <summary>
/// Holds the one writer that SQLite has, as another process would: nothing is saved until it lets go.
/// </summary>
internal sealed class HeldWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private bool committed;

    internal HeldWriter(string databaseFile)
    {
        connection = new SqliteConnection($"Data Source={databaseFile};Pooling=False");
        connection.Open();
        Run("BEGIN IMMEDIATE");
    }

    public void Dispose()
    {
        if (!committed) Run("ROLLBACK");
        connection.Dispose();
    }

    /// <summary>Lets go, and keeps what was changed meanwhile.</summary>
    internal void Commit()
    {
        Run("COMMIT");
        committed = true;
    }

    internal void Run(string sql, params (string Name, object Value)[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
