using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>The context on SQLite; a type of its own so that it has migrations of its own.</summary>
internal sealed class SqliteRiskDbContext(DbContextOptions<SqliteRiskDbContext> options) : RiskDbContext(options);

/// <summary>The context on SQL Server; a type of its own so that it has migrations of its own.</summary>
internal sealed class SqlServerRiskDbContext(DbContextOptions<SqlServerRiskDbContext> options) : RiskDbContext(options);

/// <summary>Lets <c>dotnet ef migrations add</c> make a migration without a configured service.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteRiskDbContext>
{
    public SqliteRiskDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteRiskDbContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <inheritdoc cref="SqliteDesign"/>
internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerRiskDbContext>
{
    public SqlServerRiskDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqlServerRiskDbContext>().UseSqlServer("Server=none").Options);
}
