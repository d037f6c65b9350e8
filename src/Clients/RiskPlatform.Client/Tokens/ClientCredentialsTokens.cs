using RiskPlatform.Client.Calls;

namespace RiskPlatform.Client.Tokens;

/// <summary>
/// Keeps the token of the client credentials grant and renews it in time, with one request in flight at a time.
/// </summary>
internal sealed class ClientCredentialsTokens : ITokenSource, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    private readonly HttpClient http;
    private readonly TokenRequest request;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private Kept? kept;
    private Task<Kept>? inFlight;

    internal ClientCredentialsTokens(RiskPlatformClientOptions options, TimeProvider time)
    {
        this.time = time;
        var credentials = options.Credentials!;
        http = new HttpClient(
            credentials.HttpHandler ?? Transport.NewHandler(credentials.Authority ?? credentials.TokenEndpoint!),
            disposeHandler: credentials.HttpHandler is null)
        {
            Timeout = options.Deadline,
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        request = new TokenRequest(http, credentials, options);
    }

    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        Task<Kept> wait;
        lock (gate)
        {
            if (kept is not null && time.GetUtcNow() < kept.RenewAt) return kept.Token;
            if (inFlight is null || inFlight.IsCompleted) inFlight = RenewAsync();
            wait = inFlight;
        }

        // A caller who gives up does not take the request away from the others who wait for it.
        return (await wait.WaitAsync(cancellationToken)).Token;
    }

    public bool Discard(string token)
    {
        lock (gate)
        {
            if (kept?.Token == token) kept = null;
        }

        return true;
    }

    public void Dispose() => http.Dispose();

    private async Task<Kept> RenewAsync()
    {
        var asked = time.GetUtcNow();
        var (token, life) = await request.SendAsync();
        var renewed = new Kept(token, asked + life - (life / 4 < Margin ? life / 4 : Margin));
        lock (gate)
        {
            kept = renewed;
        }

        return renewed;
    }

    private sealed record Kept(string Token, DateTimeOffset RenewAt);
}
