using System.Buffers.Binary;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>
/// How a sheet is stored: a version byte, then per word 27 bytes: indicator, source kind (high bit: derived from the
/// survivor), presence, time heard as UTC unix milliseconds, observation. Numbers are big-endian.
/// </summary>
internal sealed partial class FactSheet
{
    private const byte EncodingVersion = 1;
    private const int EntryLength = 27;
    private const byte DerivedBit = 0x80;

    public byte[] Encode()
    {
        var bytes = new byte[1 + (kept.Length * EntryLength)];
        bytes[0] = EncodingVersion;
        var rest = bytes.AsSpan(1);
        foreach (var (indicator, word) in kept)
        {
            rest[0] = (byte)indicator;
            rest[1] = (byte)((int)word.Source.Kind | (word.Source.DerivedFromSurvivor ? DerivedBit : 0));
            rest[2] = (byte)word.Presence;
            BinaryPrimitives.WriteInt64BigEndian(rest[3..], word.HeardTime.ToUnixTimeMilliseconds());
            word.ObservationId.TryWriteBytes(rest[11..], bigEndian: true, out _);
            rest = rest[EntryLength..];
        }

        return bytes;
    }

    /// <summary>
    /// Reads what <see cref="Encode"/> wrote. Anything else throws <see cref="FormatException"/>: facts that can't
    /// be read must never pass for facts that are not there.
    /// </summary>
    public static FactSheet Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != EncodingVersion || (bytes.Length - 1) % EntryLength != 0)
            throw new FormatException("The stored facts are of another version, or cut short.");

        var entries = new Entry[(bytes.Length - 1) / EntryLength];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = DecodeEntry(bytes.Slice(1 + (i * EntryLength), EntryLength));
            if (i > 0 && entries[i].Slot <= entries[i - 1].Slot)
                throw new FormatException("The stored facts are out of order.");
        }

        return new(entries);
    }

    private static Entry DecodeEntry(ReadOnlySpan<byte> bytes)
    {
        var indicator = (Indicator)bytes[0];
        var source = new SourceKey((SourceKind)(bytes[1] & ~DerivedBit), (bytes[1] & DerivedBit) != 0);
        var presence = (Presence)bytes[2];
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes[3..]);
        if (!Indicators.IsKnown(indicator)
            || !source.IsKnown
            || presence is not (Presence.Present or Presence.Absent)
            || milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            throw new FormatException("The stored facts hold a value that no rule knows.");

        var heardTime = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return new(indicator, new Word(source, presence, heardTime, new Guid(bytes[11..], bigEndian: true)));
    }
}
