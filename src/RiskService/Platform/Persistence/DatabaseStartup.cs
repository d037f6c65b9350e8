using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Checks the database before anything is served: brings it up to date where that is wanted, and refuses to start on
/// one that is newer than the program, behind it, or broken.
/// </summary>
internal static class DatabaseStartup
{
    internal static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        try
        {
            var connectionString = PersistenceSetup.ConnectionString(services.GetRequiredService<IConfiguration>());
            if (options.Provider == DatabaseProvider.Sqlite) PersistenceSetup.EnsureFolder(connectionString);
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RiskDbContext>();
            await PrepareAsync(db, options, cancellationToken);
        }
        catch (Exception e) when (e is SqliteException or SqlException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                "The database cannot be used: it is unreachable, broken, or not a database of this service "
                + $"({Code(e)}).");
        }
    }

    private static async Task PrepareAsync(
        RiskDbContext db, DatabaseOptions options, CancellationToken cancellationToken)
    {
        var sqlite = options.Provider == DatabaseProvider.Sqlite;
        if (sqlite)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellationToken);
        }

        var known = db.Database.GetMigrations().ToHashSet();
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
        {
            throw new StartupException(
                $"The database is newer than this program (it has the migration {newer}). Start the newer version.");
        }

        if (!(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await TouchTablesAsync(db, cancellationToken);
            return;
        }

        if (!(options.MigrateOnStart ?? sqlite))
        {
            throw new StartupException(
                "The database is older than this program. Run its migration script, or set Database:MigrateOnStart.");
        }

        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>
    /// A database that says it is up to date but lacks a table or a column is broken, and is found now, not by a
    /// caller.
    /// </summary>
    private static async Task TouchTablesAsync(RiskDbContext db, CancellationToken cancellationToken)
    {
        foreach (var entity in db.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is not { } table) continue;
            var columns = string.Join(", ", entity.GetProperties().Select(p => $"\"{p.GetColumnName()}\""));
            var sql = $"SELECT {columns} FROM \"{table}\" WHERE 1 = 0";
            await db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
        }
    }

    private static string Code(Exception exception) => exception switch
    {
        SqliteException e => $"SQLite error {e.SqliteErrorCode}",
        SqlException e => $"SQL Server error {e.Number}",
        _ => exception.GetType().Name,
    };
}
