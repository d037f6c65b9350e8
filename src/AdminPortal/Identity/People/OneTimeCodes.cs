using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// The codes of an authenticator app (RFC 6238), each of which is good once: whoever looks over a shoulder has no use
/// of what they saw. The one of ASP.NET Core Identity takes a code again for some minutes.
/// </summary>
internal sealed class OneTimeCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<PersonAccount>
{
    private const int Seconds = 30, Digits = 6;

    /// <summary>A clock may go wrong by this many codes.</summary>
    private const int Around = 1;

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<PersonAccount> manager, PersonAccount user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 };

    /// <summary>The app makes them, not the portal.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<PersonAccount> manager, PersonAccount user) =>
        Task.FromResult("");

    public async Task<bool> ValidateAsync(
        string purpose, string token, UserManager<PersonAccount> manager, PersonAccount user)
    {
        if (token is not { Length: Digits }
            || !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key) return false;
        var secret = Decode(key);
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        for (var step = Math.Max(now - Around, user.LastCodeStep + 1); step <= now + Around; step++)
        {
            if (CodeAt(secret, step) != code) continue;
            user.LastCodeStep = step;

            // Of two that come at once with the same code the database lets one.
            return (await manager.UpdateAsync(user)).Succeeded;
        }

        return false;
    }

    private static int CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)], hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The algorithm that every app knows.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return number % 1_000_000;
    }

    /// <summary>Base32, as the app was given the key.</summary>
    private static byte[] Decode(string key)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var letter in key)
        {
            (buffer, bits) = ((buffer << 5) | (char.IsAsciiDigit(letter) ? letter - '2' + 26 : letter - 'A'), bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
