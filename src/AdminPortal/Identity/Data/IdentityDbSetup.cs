using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RiskPlatform.AdminPortal.Identity.Data;

internal static class IdentityDbSetup
{
    private const string ConnectionName = "Identity";

    internal static void AddIdentityDb(this IServiceCollection services, IConfiguration configuration)
    {
        // The client of SQL Server needs the tables of cultures; pages read the same everywhere all the same.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var connection = configuration.GetConnectionString(ConnectionName) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"No identity database. Set ConnectionStrings:{ConnectionName}.");
        var options = configuration.GetSection("Identity").Get<PortalIdentityOptions>() ?? new PortalIdentityOptions();
        if (options.Provider == IdentityProvider.Sqlite)
            services.AddDbContext<IdentityDb, SqliteIdentityDb>(db => db.UseSqlite(connection).Common());
        else
            services.AddDbContext<IdentityDb, SqlServerIdentityDb>(db => db.UseSqlServer(connection).Common());
        services.AddDataProtection().SetApplicationName("RiskPlatform.AdminPortal")
            .PersistKeysToDbContext<IdentityDb>();
        MasterKey.Add(services);
        services.Configure<IdentityOptions>(SetSchema);
    }

    /// <summary>The tables of ASP.NET Core Identity with those of passkeys.</summary>
    internal static void SetSchema(IdentityOptions identity) =>
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    /// <summary>Brings the database up to date before anything is served.</summary>
    internal static async Task PrepareAsync(IdentityDb db, CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
        {
            if (Path.GetDirectoryName(Path.GetFullPath(sqlite.DataSource)) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);
    }

    private static void Common(this DbContextOptionsBuilder options) => options

        // Values of parameters are personal data and never reach a log.
        .EnableSensitiveDataLogging(false)
        .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
}
