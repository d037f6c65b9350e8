using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskService.Tests.Host;
using static RiskService.Tests.Retention.RetentionScene;

namespace RiskService.Tests.Retention;

/// <summary>
/// SQLite leaves copies of rows in pages that it rearranged; a row deleted later is overwritten, its copies are not.
/// </summary>
public sealed class RewrittenFileTests
{
    private const int Rows = 4_000;

    [Fact]
    public async Task No_page_keeps_a_copy_of_what_was_deleted()
    {
        await using var host = NewHost();
        _ = host.Services;
        var (ids, values) = Fill(host);
        await host.Services.GetRequiredService<CommitQueue>().CleanAsync();
        using (var beside = host.OpenDatabase()) Assert.Equal(0L, Scalar(beside, "PRAGMA user_version"));
        var files = Files(host);
        var left = Enumerable.Range(0, Rows).Where(i => i % 2 == 0 && files.AsSpan().IndexOf(values[i]) >= 0).ToList();
        Assert.Empty(left);
        Assert.All(Enumerable.Range(0, Rows / 20).Select(i => (i * 20) + 1),
            i => Assert.True(files.AsSpan().IndexOf(values[i]) >= 0));
        Assert.Equal(Rows, ids.Count);
    }

    [Fact]
    public async Task The_file_is_rewritten_only_after_something_was_deleted_and_by_the_next_run_after_a_fault()
    {
        await using var host = NewHost();
        await DueAsync(host, "rewritten");
        await RunJobAsync(host);
        using (var connection = Open(host)) Scalar(connection, "PRAGMA user_version=1");
        await RunJobAsync(host);
        using var beside = host.OpenDatabase();
        Assert.Equal(0L, Scalar(beside, "PRAGMA user_version"));
    }

    /// <summary>Rows that grow one by one, so that pages are split, and half of which are then deleted.</summary>
    private static (List<byte[]> Ids, List<byte[]> Values) Fill(ServiceHost host)
    {
        using var connection = Open(host);
        Scalar(connection, "PRAGMA secure_delete=ON");
        var ids = Enumerable.Range(0, Rows).Select(_ => RandomNumberGenerator.GetBytes(16)).ToList();
        var values = Enumerable.Range(0, Rows).Select(i => RandomNumberGenerator.GetBytes(40 + (i * 7 % 200))).ToList();
        using var transaction = connection.BeginTransaction();
        for (var i = 0; i < Rows; i++)
        {
            Run("INSERT INTO Parties (CaseId, Id, AgencyId, CreateTime, CreatedBy, Role, ChildRelation, ChildEffects, "
                + "Identity) VALUES ($id, $id, 'a', 1, '', 1, 0, 0, $value)", ids[i], values[i]);
        }

        foreach (var i in Enumerable.Range(0, Rows).Select(i => i * 1_237 % Rows))
        {
            Run("UPDATE Parties SET RemoveReason = randomblob($value) WHERE CaseId = $id", ids[i], 50 + (i % 300));
        }

        for (var i = 0; i < Rows; i += 2) Run("DELETE FROM Parties WHERE CaseId = $id AND $value = 0", ids[i], 0);
        Run("PRAGMA user_version=1", [], 0);
        transaction.Commit();
        return (ids, values);

        void Run(string sql, byte[] id, object value)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = transaction;
            command.Parameters.AddWithValue("$id", id);
            command.Parameters.AddWithValue("$value", value);
            command.ExecuteNonQuery();
        }
    }

    private static SqliteConnection Open(ServiceHost host)
    {
        var connection = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static byte[] Files(ServiceHost host)
    {
        using var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(host.DatabaseFile)!, "risk.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.CopyTo(all);
        }

        return all.ToArray();
    }
}
