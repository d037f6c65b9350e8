using Microsoft.Data.Sqlite;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Assessments;

/// <summary>What is the same where only ids may differ, and whether anything at all was stored.</summary>
internal static class Same
{
    public static Assessment WithoutIds(Assessment assessment)
    {
        var same = assessment.Clone();
        (same.AssessmentId, same.CaseId) = ("", "");
        foreach (var source in same.Facts.SelectMany(fact => fact.Sources)) source.ObservationId = "";
        foreach (var action in same.Actions) action.ActionId = "";
        if (same.Consultation is { } consultation) consultation.ConsultationId = "";
        if (same.CounterAllegation is { } counter) counter.CounterAllegationId = "";
        return same;
    }

    /// <summary>
    /// How many rows of an agency lie in each table but the audit of reads; read beside the service.
    /// </summary>
    public static Dictionary<string, long> RowsOf(ServiceHost host, string agency)
    {
        using var database = host.OpenDatabase();
        return Tables(database).ToDictionary(table => table, table =>
        {
            using var command = database.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table}\" WHERE AgencyId = $agency";
            command.Parameters.AddWithValue("$agency", agency);
            return (long)command.ExecuteScalar()!;
        });
    }

    private static List<string> Tables(SqliteConnection database)
    {
        using var command = database.CreateCommand();
        command.CommandText =
            "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c "
            + "WHERE m.type = 'table' AND c.name = 'AgencyId' AND m.name <> 'AuditEntries'";
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read()) tables.Add(reader.GetString(0));
        Assert.Contains("Observations", tables);
        return tables;
    }
}
