using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace AdminPortal.Tests.Identity;

/// <summary>An authenticator app: codes by RFC 6238 from a key in Base32.</summary>
public sealed class Authenticator(string key, TimeProvider? clock = null)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] secret = Decode(key.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>What was shown when this was set up, once known.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    public string Code => CodeAt((clock ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds() / 30);

    private string CodeAt(long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The algorithm of RFC 6238.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var letter in text)
        {
            (buffer, bits) = ((buffer << 5) | Alphabet.IndexOf(char.ToUpperInvariant(letter)), bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
