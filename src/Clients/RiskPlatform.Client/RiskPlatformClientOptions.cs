using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>
/// How to reach RiskPlatform and as whom. Checked when the host starts (or by <see cref="RiskPlatformClient.Create"/>);
/// what is wrong is said in full.
/// </summary>
public sealed class RiskPlatformClientOptions
{
    /// <summary>
    /// The service's gRPC address, <c>https://…</c>, or <c>http://…</c> on this machine in development (HTTP/2
    /// without TLS). Required.
    /// </summary>
    public Uri? Address { get; set; }

    /// <summary>
    /// How long a call may take, with every retry and the token request in it, where the call itself sets no deadline.
    /// More than zero, at most 10 minutes; 10 seconds unless set. A call that takes longer throws
    /// <see cref="DeadlineExceededException"/>. A call that streams has no deadline but its own: only its wait for a
    /// token ends after this.
    /// </summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a call is sent at most, 1 to 10; 3 unless set, 1 turns retries off. A call is sent again only where
    /// that cannot do anything twice: a read, or a write that carries a <c>request_id</c>.
    /// </summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// Why this program reads case data, sent with every call and kept in the audit of reads (RECORD-3). Unspecified
    /// unless set: then nothing is sent. One call says another purpose with
    /// <see cref="PurposeHeader.ToHeaders(AccessPurpose)"/>, which wins.
    /// </summary>
    public AccessPurpose Purpose { get; set; }

    /// <summary>
    /// Gives the bearer token of each call, for example that of the person who is signed in. It is asked anew for every
    /// attempt, so it should cache. Set this or <see cref="Credentials"/>, not both; without either, calls carry no
    /// token.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? GetToken { get; set; }

    /// <summary>
    /// The agency's own credentials, exchanged for tokens that are kept and renewed. Set this or
    /// <see cref="GetToken"/>.
    /// </summary>
    public ClientCredentials? Credentials { get; set; }

    /// <summary>
    /// Allows a token or a client secret to travel without TLS to an address that is not on this machine, for instance
    /// behind a proxy that encrypts. False unless set: whoever reads a token can read the cases of the agency.
    /// </summary>
    public bool AllowUnencrypted { get; set; }

    /// <summary>
    /// Carries the HTTP requests of calls, for client certificates, a proxy or a test server. The client does not
    /// dispose it. Made by the client unless set.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>
    /// Uses one token for every call. It is not renewed: fit for scripts that end before the token does.
    /// </summary>
    /// <param name="token">The bearer token, without the word <c>Bearer</c>. Not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="token"/> is empty.</exception>
    public void UseToken(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        GetToken = _ => ValueTask.FromResult(token);
    }
}
