using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Keeps statements prepared on connections that stay open. EF makes a command for each execution and the SQLite
/// provider parses it each time, which for short statements costs more than running them.
/// </summary>
internal sealed class SqliteStatements : DbCommandInterceptor
{
    /// <summary>Texts differ by how many rows a save has; more than this many at once would be a mistake.</summary>
    private const int MostPerConnection = 300;

    private readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, Prepared>> byConnection = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (result.HasResult || command is not SqliteCommand { Connection: { } connection } asked) return new(result);
        cancellationToken.ThrowIfCancellationRequested();
        var known = byConnection.GetOrCreateValue(connection);
        if (!known.TryGetValue(asked.CommandText, out var prepared))
        {
            if (known.Count >= MostPerConnection) Clear(known);
            var kept = connection.CreateCommand();
            kept.CommandText = asked.CommandText;
            known[asked.CommandText] = prepared = new Prepared(kept);
        }

        return prepared.IsReading
            ? new(result)
            : new(InterceptionResult<DbDataReader>.SuppressWithResult(prepared.Read(asked)));
    }

    private static void Clear(Dictionary<string, Prepared> known)
    {
        foreach (var prepared in known.Values) prepared.Command.Dispose();
        known.Clear();
    }

    private sealed class Prepared(SqliteCommand command)
    {
        private SqliteDataReader? reader;

        internal SqliteCommand Command => command;

        /// <summary>A statement gives one result at a time.</summary>
        internal bool IsReading => reader is { IsClosed: false };

        internal SqliteDataReader Read(SqliteCommand asked)
        {
            command.Transaction = asked.Transaction;
            command.CommandTimeout = asked.CommandTimeout;
            command.Parameters.Clear();
            foreach (SqliteParameter parameter in asked.Parameters) command.Parameters.Add(parameter);
            return reader = command.ExecuteReader();
        }
    }
}
