using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using RiskPlatform.RiskService.OpenReferral;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.Reminders;

namespace RiskService.Tests.Data;

/// <summary>The migrations of both engines make what the model says, and neither lags it.</summary>
public sealed class MigrationTests
{
    private static readonly Type[] Nobodys =
    [
        typeof(OrganisationRow), typeof(ListingRow), typeof(AccreditationRow), typeof(DirectoryHeadRow),
        typeof(DirectoryChangeRow), typeof(ConfidentialAddressRow), typeof(DirectoryAlertRow),
        typeof(DirectoryImportRow), typeof(DirectoryImportItemRow), typeof(DirectoryImportOrganisationRow),
        typeof(JobLeaseRow),
    ];

    [Fact]
    public void Neither_lags_the_model()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var sqlServer = new SqlServerDesign().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(sqlServer.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Both_go_the_same_steps()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var sqlServer = new SqlServerDesign().CreateDbContext([]);
        Assert.Equal(Names(sqlite), Names(sqlServer));
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Script)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    [InlineData(MigrationsSqlGenerationOptions.Script | MigrationsSqlGenerationOptions.NoTransactions)]
    public void Every_script_for_sql_server_is_t_sql(MigrationsSqlGenerationOptions options)
    {
        using var context = new SqlServerDesign().CreateDbContext([]);
        var migrator = context.GetService<IMigrator>();
        string[] steps = [Migration.InitialDatabase, .. context.Database.GetMigrations()];
        SqlServerText.AssertParses(migrator.GenerateScript(options: options));
        for (var i = 1; i < steps.Length; i++)
        {
            SqlServerText.AssertParses(migrator.GenerateScript(steps[i - 1], steps[i], options));
            SqlServerText.AssertParses(migrator.GenerateScript(steps[i], steps[i - 1], options));
        }
    }

    [Fact]
    public void The_parser_does_find_what_is_not_t_sql() =>
        Assert.ThrowsAny<Exception>(
            () => SqlServerText.AssertParses("CREATE TABLE IF NOT EXISTS t (a INTEGER PRIMARY KEY)"));

    [Fact]
    public void Nothing_is_made_by_the_database()
    {
        using var context = new SqlServerDesign().CreateDbContext([]);
        var script = context.GetService<IMigrator>().GenerateScript();
        string[] never = ["IDENTITY", "rowversion", "SEQUENCE", "sp_rename"];

        // Around the row that a table begins with, which is put in with its id.
        var made = script.Replace("IDENTITY_INSERT", "", StringComparison.Ordinal);
        Assert.DoesNotContain(never, word => made.Contains(word, StringComparison.Ordinal));

        // A new column of an old table has a value for the rows that are there; later ones come from the program.
        Assert.All(
            context.GetService<IDesignTimeModel>().Model.GetEntityTypes().SelectMany(e => e.GetProperties()),
            p => Assert.True(p.GetDefaultValueSql() is null && p.GetComputedColumnSql() is null, p.Name));

        // Triggers only refuse to change what is only ever added.
        Assert.All(
            script.Split("CREATE TRIGGER").Skip(1),
            trigger => Assert.Contains("_AppendOnly] ON ", trigger.Split('\n')[0], StringComparison.Ordinal));
    }

    [Fact]
    public void Identifiers_that_differ_in_case_are_two_on_both_engines()
    {
        using var context = new SqlServerDesign().CreateDbContext([]);
        var texts = context.GetService<IDesignTimeModel>().Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Where(p => p.ClrType == typeof(string)).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Equal("Latin1_General_100_BIN2", text.GetCollation()));
    }

    [Fact]
    public void Every_table_is_of_an_agency_and_filtered_by_it()
    {
        using var context = new SqlServerDesign().CreateDbContext([]);
        foreach (var entity in context.Model.GetEntityTypes())
        {
            // One checkpoint covers the chains of every agency.
            if (entity.ClrType == typeof(CheckpointRow) || entity.ClrType == typeof(CheckpointLeafRow)) continue;

            // The directory is nobody's: everybody sees what is published of it, and no case is in it.
            if (Nobodys.Contains(entity.ClrType)) continue;
            Assert.True(typeof(IAgencyOwned).IsAssignableFrom(entity.ClrType), entity.Name);
            Assert.NotNull(entity.FindDeclaredQueryFilter(RiskDbContext.AgencyFilter));
        }
    }

    private static IEnumerable<string> Names(DbContext context) => context.Database.GetMigrations()
        .Select(m => m.Split('_')[1]);
}
