using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RiskPlatform.RiskService.Platform.Persistence;

internal static class Meanwhile
{
    /// <summary>
    /// Somebody else changed the same meanwhile: on fresh data it may succeed, or fail with the right reason.
    /// </summary>
    internal static bool Is(Exception exception) =>
        exception is DbUpdateConcurrencyException
        || Deadlock.Is(exception) || (exception is DbUpdateException e && UniqueViolation.Is(e))

        // Of statements that go past the change tracker.
        || (exception is SqliteException sqlite && UniqueViolation.Is(sqlite));
}
