using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using RiskPlatform.RiskService.Platform.Access;

namespace RiskPlatform.RiskService.Platform.Persistence;

internal static class PersistenceSetup
{
    private const string ConnectionName = "RiskPlatform";

    internal static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration("Database")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CommitQueue>();
        services.AddSingleton<CaseTurns>().AddScoped<CaseTurn>();
        var options = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        var connectionString = ConnectionString(configuration);
        Check(options.Provider, connectionString);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            var statements = new SqliteStatements();
            services.AddSingleton<ReadConnections>();
            services.AddScoped(s => s.GetRequiredService<ReadConnections>().Take());
            services.AddPooled<SqliteRiskDbContext>(o => o
                .UseSqlite(connectionString, s => s.CommandTimeout(options.CommandTimeoutSeconds))
                .AddInterceptors(statements).Common());
        }
        else
        {
            services.AddPooled<SqlServerRiskDbContext>(o => o
                .UseSqlServer(connectionString, s => s.CommandTimeout(options.CommandTimeoutSeconds)).Common());
        }

        return services;
    }

    internal static string ConnectionString(IConfiguration configuration) =>
        configuration.GetConnectionString(ConnectionName) is { Length: > 0 } value
            ? value
            : throw new StartupException($"No database. Set ConnectionStrings:{ConnectionName}.");

    /// <summary>The reason is not repeated: it quotes the string, which may hold a password.</summary>
    private static void Check(DatabaseProvider provider, string connectionString)
    {
        try
        {
            _ = provider == DatabaseProvider.Sqlite
                ? (System.Data.Common.DbConnectionStringBuilder)new SqliteConnectionStringBuilder(connectionString)
                : new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StartupException(
                $"ConnectionStrings:{ConnectionName} is not a connection string for {provider}.");
        }
    }

    /// <summary>The folder of an SQLite file is made when missing; SQLite makes the file alone.</summary>
    internal static void EnsureFolder(string sqliteConnectionString)
    {
        var file = new SqliteConnectionStringBuilder(sqliteConnectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
    }

    private static void AddPooled<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : RiskDbContext
    {
        services.AddPooledDbContextFactory<TContext>(configure);
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext().For(
            s.GetRequiredService<CurrentCaller>(), s.GetRequiredService<CommitQueue>(), s.GetService<ReadLease>()));
    }

    private static void Common(this DbContextOptionsBuilder options) => options
        .EnableThreadSafetyChecks(false)
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)

        // Values of parameters are personal data and never reach a log; a conflict is an answer, not an error to log.
        .EnableSensitiveDataLogging(false)
        .ConfigureWarnings(w => w.Ignore(CoreEventId.OptimisticConcurrencyException, CoreEventId.SaveChangesFailed,
            RelationalEventId.CommandError, RelationalEventId.PendingModelChangesWarning));
}
