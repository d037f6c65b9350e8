using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace RiskPlatform.RiskService.Reminders.Channels;

internal static class Busy
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqlServerTimeout = -2;
    private const int SqlServerLockTimeout = 1222;

    /// <summary>True where the database had no time for it, or lost the connection: it may be done again.</summary>
    internal static bool Is(Exception exception) =>
        (exception as DbException ?? exception.InnerException as DbException) switch
        {
            SqliteException e => e.SqliteErrorCode is SqliteBusy or SqliteLocked,
            SqlException e => e.IsTransient || e.Number is SqlServerTimeout or SqlServerLockTimeout,
            _ => false,
        };
}
