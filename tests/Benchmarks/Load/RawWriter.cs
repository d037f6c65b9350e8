using Microsoft.Data.Sqlite;

namespace Benchmarks.Load;

/// <summary>Which rows a change writes: the tables that it adds to, and what it sets in the case.</summary>
internal sealed record RawRows(string[] Added, string[] Set);

/// <summary>
/// What the database alone can do: the rows that one stored assessment or entry wrote, copied from the service's own
/// database and written again with new keys by prepared statements in one transaction, into tables and indexes made by
/// the same migrations. Every caller has a connection of its own; a gate before the one writer keeps them from
/// colliding.
/// </summary>
internal sealed class RawWriter : IAsyncDisposable
{
    internal static readonly RawRows Assess = new(
        ["Observations", "Assessments", "Consultations", "PastReviews", "Deadlines", "Entries", "IdempotentRequests"],
        ["Facts", "LatestAssessmentId", "ReviewId", "EntryCount", "ChainHash"]);

    internal static readonly RawRows Record = new(["Entries", "IdempotentRequests"], ["EntryCount", "ChainHash"]);

    private readonly SqliteConnection connection;
    private readonly SemaphoreSlim gate = new(1);
    private readonly List<(SqliteCommand Command, SqliteParameter Id)> inserts = [];
    private readonly SqliteCommand update;

    internal RawWriter(string databaseFile, RawRows rows)
    {
        connection = new SqliteConnection($"Data Source={databaseFile}");
        connection.Open();
        using (var pragma = connection.CreateCommand())
        {
            pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
            pragma.ExecuteNonQuery();
        }

        foreach (var table in rows.Added) Prepare(table);
        update = PrepareUpdate(rows);
    }

    internal int Rows => inserts.Count + 1;

    internal async Task WriteAsync()
    {
        await gate.WaitAsync();
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var (command, id) in inserts)
            {
                command.Transaction = transaction;
                id.Value = Guid.CreateVersion7().ToByteArray(bigEndian: true);

                // One open deadline of a kind about each thing.
                if (command.Parameters.Contains("@ConcernsId")) command.Parameters["@ConcernsId"].Value = id.Value;
                command.ExecuteNonQuery();
            }

            update.Transaction = transaction;
            update.ExecuteNonQuery();
            transaction.Commit();
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        gate.Dispose();
    }

    /// <summary>An insert for each row that the latest assessment wrote to the table.</summary>
    private void Prepare(string table)
    {
        var key = table switch { "IdempotentRequests" => "RequestId", "Entries" => "CaseId", _ => "Id" };
        using var read = connection.CreateCommand();
        read.CommandText = table switch
        {
            "Observations" => "SELECT * FROM Observations "
                + "WHERE AssessmentId = (SELECT Id FROM Assessments ORDER BY rowid DESC LIMIT 1)",
            "Deadlines" => "SELECT * FROM Deadlines "
                + "WHERE CreateTime = (SELECT CreateTime FROM Assessments ORDER BY rowid DESC LIMIT 1) "
                + "AND CaseId = (SELECT CaseId FROM Assessments ORDER BY rowid DESC LIMIT 1)",
            _ => $"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1",
        };
        using var reader = read.ExecuteReader();
        while (reader.Read())
        {
            var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
            var command = connection.CreateCommand();
            command.CommandText =
                $"INSERT INTO {table} ({string.Join(", ", names)}) "
                + $"VALUES ({string.Join(", ", names.Select(n => "@" + n))})";
            foreach (var (name, i) in names.Select((n, i) => (n, i)))
                command.Parameters.AddWithValue("@" + name, reader[i]);
            command.Prepare();
            inserts.Add((command, command.Parameters["@" + key]));
        }
    }

    private SqliteCommand PrepareUpdate(RawRows rows)
    {
        using var read = connection.CreateCommand();
        read.CommandText = $"SELECT Id, {string.Join(", ", rows.Set)} FROM Cases ORDER BY rowid DESC LIMIT 1";
        using var reader = read.ExecuteReader();
        reader.Read();
        var command = connection.CreateCommand();

        // An assessment moves the review too, and with it its index.
        var moved = rows.Set.Contains("Facts")
            ? ", NextReviewTime = NextReviewTime + 1, NextStageTime = NextStageTime + 1, "
                + "ReviewStartTime = ReviewStartTime + 1, UpdateTime = UpdateTime + 1"
            : "";
        command.CommandText =
            $"UPDATE Cases SET Version = Version + 1, {string.Join(", ", rows.Set.Select(c => $"{c} = @{c}"))}{moved} "
            + "WHERE Id = @id";
        command.Parameters.AddWithValue("@id", reader[0]);
        foreach (var column in rows.Set) command.Parameters.AddWithValue("@" + column, reader[column]);
        command.Prepare();
        return command;
    }
}
