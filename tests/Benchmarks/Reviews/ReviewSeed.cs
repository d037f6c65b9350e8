using System.Globalization;
using Microsoft.Data.Sqlite;
using TestKit.Processes;

namespace Benchmarks.Reviews;

/// <summary>
/// Fills the database of a service with open cases: copies of one that the service itself made, each with ids and a
/// review of its own, which is due some time in the next months.
/// </summary>
internal sealed class ReviewSeed(ServiceProcess service)
{
    private const int PerTransaction = 50_000;
    private const long Day = 24L * 60 * 60 * 1_000;

    private readonly long start = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    internal void Fill(string templateId, int cases)
    {
        using var connection = Open();
        var columns = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM pragma_table_info('Cases')";
            using var reader = command.ExecuteReader();
            while (reader.Read()) columns.Add(reader.GetString(0));
        }

        var values = columns.ConvertAll(name => name switch
        {
            "Id" => Id(1),
            "ReviewId" => Id(2),
            "ReviewStartTime" => $"{start} - n % 1000",
            "NextReviewTime" => $"{start} + {10 * Day} + n * 5003 % {60 * Day}",
            "NextStageTime" => $"{start} + {9 * Day} + n * 5003 % {60 * Day}",
            "Level" => "n % 5",
            "ReferenceHash" or "Reference" or "ReferenceKeyId" => "NULL",
            _ => $"t.\"{name}\"",
        });
        var template = Convert.ToHexString(Guid.Parse(templateId).ToByteArray(bigEndian: true));
        for (var done = 0; done < cases; done += PerTransaction)
        {
            var end = Math.Min(cases, done + PerTransaction);
            Run(connection, $"""
                WITH RECURSIVE seq(n) AS (
                    SELECT {done} UNION ALL SELECT n + 1 FROM seq WHERE n + 1 < {end})
                INSERT INTO Cases ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
                SELECT {string.Join(", ", values)} FROM seq, Cases t WHERE t.Id = X'{template}'
                """);
        }

        Run(connection, $"""
            INSERT INTO Recipients (AgencyId, WorkerKey, WorkerId, EmailAddress, Roles, EmailMode)
            VALUES ('{Load.SeedCommand.Agency}', 'LEAD', 'lead', X'01', 8, 1)
            """);
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");

        // Of version 7, in the order in which they are made.
        string Id(int kind) => $"unhex(printf('%012x7{kind:D3}8%015x', {start} - {10 * Day} + n, n))";
    }

    /// <summary>
    /// Reviews spread over all cases are due to be told to the safeguarding lead at one time. At IMMINENT, so that
    /// nothing waits for working time.
    /// </summary>
    internal void MakeDue(int count, int cases, int offset, DateTimeOffset time)
    {
        using var connection = Open();
        var (at, step) = (time.ToUnixTimeMilliseconds(), cases / count);
        for (var done = 0; done < count; done += 500)
        {
            // In parts, so that the writes that are measured do not wait for this.
            var from = (long)done * step;
            Run(connection, $"""
                UPDATE Cases SET Level = 4, ReviewStartTime = {at - (10 * Day)}, NextReviewTime = {at - (3 * Day)},
                    NextStageTime = {at}, ReviewStage = 3
                WHERE Id IN (
                    WITH RECURSIVE seq(n) AS (
                        SELECT {from + offset} UNION ALL
                        SELECT n + {step} FROM seq WHERE n + {step} < {from + (500L * step)})
                    SELECT unhex(printf('%012x70018%015x', {start} - {10 * Day} + n, n)) FROM seq)
                """);
        }
    }

    internal long Number(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={service.Data.DatabaseFile};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-200000;");
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 600;
#pragma warning disable CA2100 // Numbers and names of the benchmark's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
