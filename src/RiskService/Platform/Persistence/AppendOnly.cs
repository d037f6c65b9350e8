using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Tables whose rows are only ever added (RECORD-1): the database itself refuses to change or delete them, whoever
/// asks.
/// </summary>
internal static class AppendOnly
{
    /// <summary>Says so in the model; the migration that makes the table makes its triggers.</summary>
    internal static void IsAppendOnly<T>(this EntityTypeBuilder<T> builder, string table)
        where T : class =>
        builder.ToTable(table, t => t.HasTrigger(Trigger(table)));

    internal static void AddAppendOnlyTriggers(this MigrationBuilder migration, string table)
    {
        if (migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            foreach (var what in (ReadOnlySpan<string>)["UPDATE", "DELETE"])
            {
                migration.Sql($"""
                    CREATE TRIGGER "{Trigger(table)}_{what}" BEFORE {what} ON "{table}"
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
                    """);
            }

            return;
        }

        // EXEC, since a trigger has to be the only statement of its batch.
        migration.Sql($"""
            EXEC(N'CREATE TRIGGER [{Trigger(table)}] ON [{table}] INSTEAD OF UPDATE, DELETE AS
            THROW 51000, ''{table} is append-only'', 1;');
            """);
    }

    private static string Trigger(string table) => $"{table}_AppendOnly";
}
