using Microsoft.Data.Sqlite;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Audit;

/// <summary>The audit as an auditor reads it, and as somebody with the database file can change it.</summary>
internal static class Auditing
{
    internal static TestCaller Auditor(this ServiceHost host, string agency) => host.Caller("auditor", agency);

    /// <summary>Everything that was read in an agency up to now, newest first, in pages.</summary>
    internal static async Task<List<AuditEntry>> ReadsAsync(
        this TestCaller auditor, SearchAuditRequest? filters = null, int pageSize = 0)
    {
        var request = filters?.Clone() ?? new SearchAuditRequest();
        request.PageSize = pageSize;
        var entries = new List<AuditEntry>();
        do
        {
            var page = await auditor.Audit.SearchAuditAsync(request);
            Assert.InRange(page.Entries.Count, 0, pageSize == 0 ? 50 : pageSize);
            entries.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return entries;
    }

    /// <summary>Every chain of the agency, checked in pages of this many.</summary>
    internal static async Task<VerifyAuditResponse> VerifyAsync(this TestCaller auditor, int pageSize = 0)
    {
        var all = new VerifyAuditResponse();
        var request = new VerifyAuditRequest { PageSize = pageSize };
        do
        {
            var page = await auditor.Audit.VerifyAuditAsync(request);
            all.CheckedCount += page.CheckedCount;
            all.ChainCount += page.ChainCount;
            all.Problems.AddRange(page.Problems);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }

    /// <summary>Past the service and past the triggers, as whoever has the file can.</summary>
    internal static int Tamper(this ServiceHost host, string sql, params (string Name, object Value)[] parameters)
    {
        host.Run("DROP TRIGGER IF EXISTS AuditEntries_AppendOnly_UPDATE;"
            + "DROP TRIGGER IF EXISTS AuditEntries_AppendOnly_DELETE;"
            + "DROP TRIGGER IF EXISTS Entries_AppendOnly_UPDATE; DROP TRIGGER IF EXISTS Entries_AppendOnly_DELETE;"
            + "DROP TRIGGER IF EXISTS Checkpoints_AppendOnly_UPDATE;"
            + "DROP TRIGGER IF EXISTS Checkpoints_AppendOnly_DELETE;"
            + "DROP TRIGGER IF EXISTS CheckpointLeaves_AppendOnly_UPDATE;"
            + "DROP TRIGGER IF EXISTS CheckpointLeaves_AppendOnly_DELETE;");
        return host.Run(sql, parameters);
    }

    /// <summary>Runs a statement beside the service.</summary>
    internal static int Run(this ServiceHost host, string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command.ExecuteNonQuery();
    }

    /// <summary>As ids are stored.</summary>
    internal static byte[] Bytes(string id) => Guid.Parse(id).ToByteArray(bigEndian: true);
}
