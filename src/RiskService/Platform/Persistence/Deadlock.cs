using Microsoft.Data.SqlClient;

namespace RiskPlatform.RiskService.Platform.Persistence;

internal static class Deadlock
{
    private const int Victim = 1205;

    /// <summary>True if SQL Server ended this call so that another could go on; it may be done again at once.</summary>
    internal static bool Is(Exception exception) =>
        (exception as SqlException ?? exception.InnerException as SqlException)?.Number == Victim;
}
