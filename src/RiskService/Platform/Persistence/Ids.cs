using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Version 7 ids (RFC 9562) that grow strictly: within a process by a counter in the 12 bits after the time, and after
/// a given id whatever the clocks of several processes say. So the order of ids is the order in which a case's rows
/// came.
/// </summary>
internal static class Ids
{
    private const int CounterBits = 12;

    private static long last;

    internal static Guid Next(DateTimeOffset now, Guid? after = null)
    {
        long seen, next;
        do
        {
            seen = Volatile.Read(ref last);
            next = Math.Max(now.ToUnixTimeMilliseconds() << CounterBits, seen + 1);
        }
        while (Interlocked.CompareExchange(ref last, next, seen) != seen);

        // One case that a machine with a fast clock has touched does not push every later id ahead.
        return Make(after is { } id ? Math.Max(next, Ticks(id) + 1) : next);
    }

    private static Guid Make(long ticks)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, ticks >> CounterBits << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (ticks & 0xFFF)));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private static long Ticks(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var time = BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16 & 0xFFFF_FFFF_FFFF;
        return time << CounterBits | (BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0xFFFL);
    }
}
