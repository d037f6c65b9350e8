using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>The context on SQLite; a type of its own so that it has migrations of its own.</summary>
public sealed class SqliteIdentityDb(DbContextOptions<SqliteIdentityDb> options) : IdentityDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
    }

    /// <summary>A point in time as SQLite sorts it.</summary>
    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));
}

/// <summary>The context on SQL Server; a type of its own so that it has migrations of its own.</summary>
public sealed class SqlServerIdentityDb(DbContextOptions<SqlServerIdentityDb> options) : IdentityDb(options);

/// <summary>Lets <c>dotnet ef migrations add</c> make a migration without a configured portal.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteIdentityDb>
{
    internal static ServiceProvider Services =>
        new ServiceCollection().Configure<IdentityOptions>(IdentityDbSetup.SetSchema).BuildServiceProvider();

    public SqliteIdentityDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteIdentityDb>().UseSqlite("Data Source=:memory:")
            .UseApplicationServiceProvider(Services).Options);
}

/// <inheritdoc cref="SqliteDesign"/>
internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerIdentityDb>
{
    public SqlServerIdentityDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqlServerIdentityDb>().UseSqlServer("Server=none")
            .UseApplicationServiceProvider(SqliteDesign.Services).Options);
}
