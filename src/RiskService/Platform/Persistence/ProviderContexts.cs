using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>The context on SQLite; a type of its own so that it has migrations of its own.</summary>
internal sealed class SqliteRiskDbContext(
    DbContextOptions<SqliteRiskDbContext> options, CurrentCaller caller, CommitQueue commits)
    : RiskDbContext(options, caller, commits);

/// <summary>The context on SQL Server; a type of its own so that it has migrations of its own.</summary>
internal sealed class SqlServerRiskDbContext(
    DbContextOptions<SqlServerRiskDbContext> options, CurrentCaller caller, CommitQueue commits)
    : RiskDbContext(options, caller, commits);

/// <summary>Lets <c>dotnet ef migrations add</c> make a migration without a configured service.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteRiskDbContext>
{
    public SqliteRiskDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteRiskDbContext>().UseSqlite("Data Source=:memory:").Options,
        new CurrentCaller(), Design.NoQueue());
}

/// <inheritdoc cref="SqliteDesign"/>
internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerRiskDbContext>
{
    public SqlServerRiskDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqlServerRiskDbContext>().UseSqlServer("Server=none").Options,
        new CurrentCaller(), Design.NoQueue());
}

internal static class Design
{
    /// <summary>A queue that is never used: on SQL Server saves do not queue.</summary>
    internal static CommitQueue NoQueue() => new(
        Options.Create(new DatabaseOptions { Provider = DatabaseProvider.SqlServer }),
        new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:RiskPlatform", "Server=none")]).Build());
}
