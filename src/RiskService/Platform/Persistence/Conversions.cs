using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>A version 7 id as 16 bytes in the order in which ids are made.</summary>
internal sealed class OrderedGuid() : ValueConverter<Guid, byte[]>(
    id => id.ToByteArray(bigEndian: true), bytes => new Guid(bytes, bigEndian: true));

/// <summary>A point in time as SQLite sorts it.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));

/// <summary>A point in time as SQL Server sorts it.</summary>
internal sealed class UtcDateTime() : ValueConverter<DateTimeOffset, DateTime>(
    time => time.UtcDateTime, value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));

internal static class Clock
{
    /// <summary>The time as it is stored: whole milliseconds, so that what is returned is what is read back.</summary>
    internal static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().Truncated();

    internal static DateTimeOffset Truncated(this DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
