using Microsoft.Data.SqlClient;

namespace RiskPlatform.RiskService.Platform.Persistence;

internal static class Deadlock
{
    private const int Victim = 1205;

    /// <summary>
    /// True if SQL Server ended this call so that another could go on; it may be done again at once. Entity Framework
    /// wraps it, once or several times: what failed is found at any depth.
    /// </summary>
    internal static bool Is(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is SqlException { Number: Victim }) return true;
        }

        return false;
    }
}
