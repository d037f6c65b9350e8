using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RiskPlatform.AdminPortal.Identity.Data;
using TestKit.Processes;

namespace AdminPortal.Tests.Identity;

/// <summary>The identity database's way from one version to the next, on both engines.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_of_both_engines_give_the_model_and_go_the_same_way()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var server = new SqlServerDesign().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(server.Database.HasPendingModelChanges());
        Assert.Equal(Names(sqlite), Names(server));
    }

    [Fact]
    public async Task What_was_noted_before_stays_and_stays_unchangeable()
    {
        using var data = new DataFolder();
        await using var db = new SqliteIdentityDb(new DbContextOptionsBuilder<SqliteIdentityDb>()
            .UseSqlite(data.IdentityConnection).UseApplicationServiceProvider(SqliteDesign.Services).Options);
        var stop = TestContext.Current.CancellationToken;
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("Initial", stop);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Audit" ("Id", "At", "Who", "WhoName", "What", "About", "Detail")
            VALUES ('0197A000-0000-7000-8000-000000000001', 0, 'system', 'The platform', 'Was', 'here', '')
            """, stop);

        await migrator.MigrateAsync(cancellationToken: stop);

        var entry = await db.Audit.SingleAsync(stop);
        Assert.Equal((AuditKind.Change, "Was"), (entry.Kind, entry.What));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Audit.ExecuteDeleteAsync(stop));
    }

    private static IEnumerable<string> Names(DbContext db) =>
        db.Database.GetMigrations().Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]);
}
