using Microsoft.EntityFrameworkCore.Migrations;

namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>The audit's tables: the database itself refuses to change or delete their rows, whoever asks.</summary>
internal static class AppendOnly
{
    internal const string Table = "Audit", Trigger = "Audit_AppendOnly";
    internal const string ReachTable = "AuditReach", ReachTrigger = "AuditReach_AppendOnly";

    internal static void Add(MigrationBuilder migration) => Add(migration, Table, Trigger);

    internal static void AddReach(MigrationBuilder migration) => Add(migration, ReachTable, ReachTrigger);

    private static void Add(MigrationBuilder migration, string table, string trigger)
    {
        if (migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            foreach (var what in (ReadOnlySpan<string>)["UPDATE", "DELETE"])
            {
                migration.Sql($"""
                    CREATE TRIGGER "{trigger}_{what}" BEFORE {what} ON "{table}"
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
                    """);
            }

            return;
        }

        // EXEC, since a trigger has to be the only statement of its batch.
        migration.Sql($"""
            EXEC(N'CREATE TRIGGER [{trigger}] ON [{table}] INSTEAD OF UPDATE, DELETE AS
            THROW 51000, ''{table} is append-only'', 1;');
            """);
    }
}
