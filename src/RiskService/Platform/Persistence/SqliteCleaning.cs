using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Leaves nothing of what was deleted in the database's files (RECORD-5). SQLite overwrites a row that is deleted, but
/// not the copies of it that lie in pages which it once rearranged: only rewriting the file leaves those behind. Then
/// the log is brought into the file and emptied. Outside of any transaction, where alone this can be done.
/// </summary>
internal static class SqliteCleaning
{
    /// <summary>
    /// Says, in the transaction that deletes, that the file is to be rewritten: a crash before that is made up for by
    /// the next run. SQLite keeps a number for its application; it counts what was not cleaned yet.
    /// </summary>
    internal static async Task MarkAsync(RiskDbContext context, CancellationToken cancellationToken)
    {
        if (context.Database.GetDbConnection() is not SqliteConnection connection) return;
        var within = (SqliteTransaction)context.Database.CurrentTransaction!.GetDbTransaction();
        var count = await NumberAsync(connection, "PRAGMA user_version;", within);
        cancellationToken.ThrowIfCancellationRequested();
        await RunAsync(connection, Set(count + 1), within);
    }

    /// <summary>False if a reader kept the log in use for longer than is waited.</summary>
    internal static async Task<bool> RunAsync(SqliteConnection connection, bool mayRewrite)
    {
        var marked = await NumberAsync(connection, "PRAGMA user_version;");
        if (marked != 0 && mayRewrite)
        {
            await RunAsync(connection, "VACUUM;");
            await using var transaction = connection.BeginTransaction(deferred: false);
            var now = await NumberAsync(connection, "PRAGMA user_version;", transaction);
            if (now == marked) await RunAsync(connection, Set(0), transaction);
            await transaction.CommitAsync();
        }

        await RunAsync(connection, "PRAGMA busy_timeout=2000;");
        var inUse = await NumberAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
        await RunAsync(connection, "PRAGMA busy_timeout=0;");
        return inUse == 0;
    }

    private static string Set(long count) =>
        string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={count % int.MaxValue};");

    private static async Task RunAsync(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        await using var command = Command(connection, sql, transaction);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> NumberAsync(
        SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        await using var command = Command(connection, sql, transaction);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>As long as it takes: a whole file may be written, and no caller waits for it alone.</summary>
    private static SqliteCommand Command(SqliteConnection connection, string sql, SqliteTransaction? transaction)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout, command.Transaction) = (sql, 0, transaction);
        return command;
    }
}
