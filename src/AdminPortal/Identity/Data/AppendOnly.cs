using Microsoft.EntityFrameworkCore.Migrations;

namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>The audit's table: the database itself refuses to change or delete its rows, whoever asks.</summary>
internal static class AppendOnly
{
    internal const string Table = "Audit", Trigger = "Audit_AppendOnly";

    internal static void Add(MigrationBuilder migration)
    {
        if (migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            foreach (var what in (ReadOnlySpan<string>)["UPDATE", "DELETE"])
            {
                migration.Sql($"""
                    CREATE TRIGGER "{Trigger}_{what}" BEFORE {what} ON "{Table}"
                    BEGIN SELECT RAISE(ABORT, '{Table} is append-only'); END;
                    """);
            }

            return;
        }

        // EXEC, since a trigger has to be the only statement of its batch.
        migration.Sql($"""
            EXEC(N'CREATE TRIGGER [{Trigger}] ON [{Table}] INSTEAD OF UPDATE, DELETE AS
            THROW 51000, ''{Table} is append-only'', 1;');
            """);
    }
}
