using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Protection;
using TestKit.Processes;

namespace Benchmarks.Portal;

/// <summary>
/// What pages need of cases besides the rows that <see cref="Reviews.ReviewSeed"/> makes: a key for each, a past review
/// of each for the measures, and a share of them that is one reviewer's.
/// </summary>
internal sealed class PortalSeed(DataFolder data)
{
    private const int ShareOfReviewer = 50;
    private const long Day = 24L * 60 * 60 * 1_000;

    private readonly long now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    internal void Fill(string reviewer)
    {
        using var connection = new SqliteConnection($"Data Source={data.DatabaseFile};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA synchronous=OFF; PRAGMA cache_size=-400000;");
        AddKeys(connection);
        Run(connection, $"""
            INSERT INTO PastReviews (CaseId, Id, AgencyId, StartTime, DueTime, EndTime, Outcome, Level, Stage,
                "Trigger", ExemptionsUsed, LateSeconds, CreateTime, CreatedBy)
            SELECT Id, unhex(printf('%012x700b8%015x', {now} - {130 * Day}, n)), AgencyId, {now} - {130 * Day},
                At, At + n % 3 % 2 * {Day}, 1, Level, 0, 0, 0, n % 3 % 2 * {Day / 1_000}, At, 'bench'
            FROM (SELECT Id, AgencyId, Level, row_number() OVER () AS n,
                {now} - {2 * Day} - (row_number() OVER ()) * 7919 % {118 * Day} AS At FROM Cases)
            """);
        Run(connection, $"""
            UPDATE Cases SET ReviewerId = '{reviewer}', ReviewerKey = '{AllocationRow.Key(reviewer)}', TeamId = 'team'
            WHERE Id IN (SELECT Id FROM (SELECT Id, row_number() OVER (ORDER BY Id) AS n FROM Cases)
                WHERE n % {ShareOfReviewer} = 0)
            """);
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>As the service makes them: sealed for their case, so each takes a key of its own.</summary>
    private void AddKeys(SqliteConnection connection)
    {
        var masters = new MasterKeys(Options.Create(new ProtectionOptions { MasterKeyFile = data.MasterKeyFile }));
        var cases = new List<(Guid Id, string Agency)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText =
                "SELECT Id, AgencyId FROM Cases WHERE Id NOT IN (SELECT CaseId FROM CaseKeys) ORDER BY Id";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                cases.Add((new Guid((byte[])reader[0], bigEndian: true), reader.GetString(1)));
        }

        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO CaseKeys (CaseId, AgencyId, MasterKeyId, WrappedKey) VALUES ($1, $2, $3, $4)";
        var values = Enumerable.Range(1, 4).Select(i => insert.Parameters.Add($"${i}", SqliteType.Blob)).ToArray();
        (values[1].SqliteType, values[2].SqliteType) = (SqliteType.Text, SqliteType.Text);
        foreach (var (id, agency) in cases)
        {
            var wrapped = masters.Wrap(CaseKey.Create(), id);
            (values[0].Value, values[1].Value) = (id.ToByteArray(bigEndian: true), agency);
            (values[2].Value, values[3].Value) = (wrapped.KeyId, wrapped.Bytes);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
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
