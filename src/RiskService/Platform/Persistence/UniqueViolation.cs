using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RiskPlatform.RiskService.Platform.Persistence;

internal static class UniqueViolation
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqlServerUniqueConstraint = 2627;
    private const int SqlServerUniqueIndex = 2601;

    /// <summary>True if the save failed because a key or a unique index already holds the value.</summary>
    internal static bool Is(DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException e => Is(e),
        SqlException e => e.Number is SqlServerUniqueConstraint or SqlServerUniqueIndex,
        _ => false,
    };

    internal static bool Is(SqliteException exception) =>
        exception.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey;
}
