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

    [Fact]
    public async Task What_was_noted_of_one_agency_before_is_its_auditors_and_the_rest_is_nobody_s()
    {
        using var data = new DataFolder();
        await using var db = new SqliteIdentityDb(new DbContextOptionsBuilder<SqliteIdentityDb>()
            .UseSqlite(data.IdentityConnection).UseApplicationServiceProvider(SqliteDesign.Services).Options);
        var stop = TestContext.Current.CancellationToken;
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("SignIns", stop);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Agencies"
                ("Id", "Name", "ContactName", "ContactEmail", "ContactPhone", "Suspended", "CreatedAt")
            VALUES ('north', 'North', '', '', '', 0, 0), ('north-east', 'North East', '', '', '', 0, 0);
            INSERT INTO "Audit" ("Id", "At", "Kind", "Who", "WhoName", "What", "About", "Detail")
            VALUES
                ('0197A000-0000-7000-8000-000000000001', 10, 0, 'a', 'A', 'Suspended an agency', 'north', ''),
                ('0197A000-0000-7000-8000-000000000002', 20, 0, 'a', 'A', 'Invited a person', 'p', 'north-east: Lead'),
                ('0197A000-0000-7000-8000-000000000003', 30, 0, 'a', 'A', 'Disabled a person', 'p', ''),
                ('0197A000-0000-7000-8000-000000000004', 40, 1, 'north', '', 'Signed in', 'north', '');
            """, stop);

        await migrator.MigrateAsync(cancellationToken: stop);

        var reach = await db.Reach.OrderBy(r => r.At).Select(r => new { r.AgencyId, r.Entry.What, r.At })
            .ToListAsync(stop);
        Assert.Equal(
            ["north Suspended an agency 10", "north-east Invited a person 20"],
            reach.Select(r => $"{r.AgencyId} {r.What} {r.At.ToUnixTimeMilliseconds()}"));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Reach.ExecuteDeleteAsync(stop));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Reach.ExecuteUpdateAsync(
            r => r.SetProperty(x => x.AgencyId, "elsewhere"), stop));
        db.Remove(await db.Reach.FirstAsync(stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(stop));
    }

    private static IEnumerable<string> Names(DbContext db) =>
        db.Database.GetMigrations().Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]);
}
