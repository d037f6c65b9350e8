using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RiskPlatform.Client;

/// <summary>
/// Checks that a webhook was sent by RiskPlatform and on its way was neither changed nor held back (Standard Webhooks:
/// HMAC-SHA256 over <c>id.timestamp.body</c>).
/// </summary>
/// <remarks>
/// Check the body as the bytes that came, before anything parses it. A message comes at least once: remember the
/// <c>webhook-id</c> of those that were dealt with, which stays the same when a message is sent again, and answer one
/// that comes again with 2xx.
/// </remarks>
public static class WebhookSignature
{
    /// <summary>The header with the message's id, the same at each attempt.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header with the time of the attempt, in seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header with the signatures, separated by spaces.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int MostSignatures = 20;

    /// <summary>How far the clocks of sender and receiver, and a message's way, may lie apart: 5 minutes.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Checks one message.</summary>
    /// <param name="id">The header <c>webhook-id</c>; null where it is missing.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>; null where it is missing.</param>
    /// <param name="signatureHeader">
    /// The header <c>webhook-signature</c>; null where it is missing. It holds several signatures while a secret is
    /// being changed: one of them has to fit.
    /// </param>
    /// <param name="body">The body as it came, byte for byte.</param>
    /// <param name="secret">The webhook's secret as it was shown once: <c>whsec_</c> and base64.</param>
    /// <param name="now">The time now.</param>
    /// <param name="tolerance">
    /// How far the timestamp may lie from <paramref name="now"/>, on either side; <see cref="Tolerance"/> unless given.
    /// </param>
    /// <returns>Whether it can be trusted, or why not. Act on <see cref="WebhookVerdict.Valid"/> alone.</returns>
    /// <exception cref="ArgumentException">The secret is none. What it says is not repeated.</exception>
    public static WebhookVerdict Verify(
        string? id, string? timestamp, string? signatureHeader, ReadOnlySpan<byte> body, string secret,
        DateTimeOffset now, TimeSpan? tolerance = null)
    {
        var key = KeyOf(secret);
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatureHeader))
        {
            return WebhookVerdict.MissingHeader;
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return WebhookVerdict.MalformedHeader;
        }

        // Signed before it is called old: who can't sign learns nothing of the clock.
        var verdict = Compare(signatureHeader, Sign(id, timestamp, body, key));
        if (verdict != WebhookVerdict.Valid) return verdict;
        var most = (tolerance ?? Tolerance).TotalSeconds;
        var age = now.ToUnixTimeSeconds() - (double)seconds;
        return age > most ? WebhookVerdict.TooOld : -age > most ? WebhookVerdict.TooNew : WebhookVerdict.Valid;
    }

    private static byte[] Sign(string id, string timestamp, ReadOnlySpan<byte> body, byte[] key)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static WebhookVerdict Compare(string header, byte[] expected)
    {
        var signatures = header.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(s => s.StartsWith(Version, StringComparison.Ordinal)).Take(MostSignatures).ToList();
        if (signatures.Count == 0) return WebhookVerdict.MalformedHeader;
        var fits = false;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var signature in signatures)
        {
            fits |= Convert.TryFromBase64Chars(signature.AsSpan(Version.Length), given, out var length)
                && CryptographicOperations.FixedTimeEquals(given[..length], expected);
        }

        return fits ? WebhookVerdict.Valid : WebhookVerdict.WrongSignature;
    }

    private static byte[] KeyOf(string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length > 0
            ? key[..length]
            : throw new ArgumentException("The secret of a webhook is \"whsec_\" and base64.", nameof(secret));
    }
}
