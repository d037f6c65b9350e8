using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Open SQLite connections for reading, so that their prepared statements last. A call takes one and gives it back;
/// there are as many as there were calls at once.
/// </summary>
internal sealed class ReadConnections(IConfiguration configuration) : IDisposable
{
    private const int MostKept = 64;

    private readonly string connectionString = PersistenceSetup.ConnectionString(configuration);
    private readonly ConcurrentBag<SqliteConnection> idle = [];

    internal ReadLease Take()
    {
        if (!idle.TryTake(out var connection))
        {
            connection = new SqliteConnection(connectionString);
            connection.Open();
        }

        return new ReadLease(this, connection);
    }

    internal void Return(SqliteConnection connection)
    {
        if (idle.Count < MostKept) idle.Add(connection);
        else connection.Dispose();
    }

    public void Dispose()
    {
        while (idle.TryTake(out var connection)) connection.Dispose();
    }
}

/// <summary>The connection that a call reads with, until the call ends.</summary>
internal sealed class ReadLease(ReadConnections connections, SqliteConnection connection) : IDisposable
{
    private bool returned;

    internal void UseIn(DbContext context) =>
        context.Database.SetDbConnection(connection, contextOwnsConnection: false);

    public void Dispose()
    {
        if (returned) return;
        returned = true;
        connections.Return(connection);
    }
}
