using Microsoft.Data.Sqlite;
using RiskService.Tests.Host;

namespace RiskService.Tests.Records;

/// <summary>What somebody can do who gets at the database file itself.</summary>
internal static class Database
{
    /// <summary>Runs statements beside the service; how many rows they changed.</summary>
    public static int Change(ServiceHost host, string sql, params (string Name, object Value)[] values)
    {
        using var connection = Open(host);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command.ExecuteNonQuery();
    }

    /// <summary>Takes away what keeps entries as they are.</summary>
    public static void DropTriggers(ServiceHost host)
    {
        using var connection = Open(host);
        var names = Read(host, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Entries'", r =>
            r.GetString(0));
        Assert.Equal(2, names.Count);
        foreach (var name in names) Change(host, $"DROP TRIGGER \"{name}\"");
    }

    public static List<T> Read<T>(ServiceHost host, string sql, Func<SqliteDataReader, T> row)
    {
        using var connection = host.OpenDatabase();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    public static byte[] Key(string caseId) => Guid.Parse(caseId).ToByteArray(bigEndian: true);

    private static SqliteConnection Open(ServiceHost host)
    {
        var connection = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }
}
