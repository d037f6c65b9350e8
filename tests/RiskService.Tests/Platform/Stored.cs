using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using RiskService.Tests.Host;

namespace RiskService.Tests.Platform;

/// <summary>
/// What the database holds of some agencies, seen beside the service through a connection of its own.
/// </summary>
public static class Stored
{
    /// <summary>
    /// Each table with its row count and a hash of every value of the agency's rows: equal before and after means that
    /// nothing was added, removed or changed. Apart from the audit of reads, which grows with
    /// each, and what is stored beside checkpoints.
    /// </summary>
    public static IReadOnlyList<string> Of(ServiceHost host, params string[] agencies)
    {
        using var connection = host.OpenDatabase();
        return [.. Tables(connection)
            .SelectMany(table => agencies.Select(a => $"{table} {a} {Rows(connection, table, a)}"))];
    }

    public static int Count(ServiceHost host, string table, string agency)
    {
        using var connection = host.OpenDatabase();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\" WHERE AgencyId = $agency";
        command.Parameters.AddWithValue("$agency", agency);
        return Convert.ToInt32(command.ExecuteScalar(), null);
    }

    /// <summary>The call is refused, and what the agency has is what it had.</summary>
    public static async Task<Refusal> RefusedAsync(ServiceHost host, string agency, Func<Task> call)
    {
        var before = Of(host, agency);
        var refusal = await Failures.RefusedAsync(call);
        Assert.Equal(before, Of(host, agency));
        return refusal;
    }

    private static List<string> Tables(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
            + "WHERE m.type = 'table' AND c.name = 'AgencyId' AND m.name NOT IN ('AuditEntries', 'CheckpointLeaves')";
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read()) tables.Add(reader.GetString(0));
        Assert.True(tables.Count >= 12, "Every table of case data carries its agency.");
        return tables;
    }

    private static string Rows(SqliteConnection connection, string table, string agency)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" WHERE AgencyId = $agency ORDER BY rowid";
        command.Parameters.AddWithValue("$agency", agency);
        using var reader = command.ExecuteReader();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        for (; reader.Read(); count++)
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var value = reader.GetValue(i);
                hash.AppendData(value as byte[] ?? Encoding.UTF8.GetBytes($"{value}|"));
            }
        }

        return $"{count} rows {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
