using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Access;

/// <summary>Tokens of a real issuer, found by discovery, and what happens to them when it takes them back.</summary>
public sealed class RevocationTests
{
    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(31);

    [Fact]
    public async Task A_revoked_token_is_refused_within_a_minute()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var host = Trusting(issuer);
        var caller = new TestCaller(host, issuer.Token(host.Clock, "revoked"));
        await ListAsync(caller);
        issuer.Revoked = true;
        host.Clock.Advance(HalfAMinute);

        var refused = await Assert.ThrowsAsync<RpcException>(() => ListAsync(caller));

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.Contains("revoked", refused.Status.Detail, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RpcException>(() => ListAsync(caller));
        Assert.Equal(2, issuer.Asked);
    }

    [Fact]
    public async Task The_issuer_is_asked_once_in_half_a_minute_with_the_secret_that_was_set()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var host = Trusting(issuer);
        var token = issuer.Token(host.Clock, "asked-once");
        var caller = new TestCaller(host, token);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ListAsync(caller)));
        var atFirst = issuer.Asked;
        await ListAsync(caller);

        // Those who came at the very same moment may each have found nothing remembered.
        Assert.InRange(atFirst, 1, 8);
        Assert.Equal(atFirst, issuer.Asked);
        Assert.Equal("Basic " + Convert.ToBase64String("riskservice:a%2Fsecret"u8), issuer.AskedAs);
        Assert.Equal(token, issuer.AskedFor);
        host.Clock.Advance(HalfAMinute);
        await ListAsync(caller);
        Assert.Equal(atFirst + 1, issuer.Asked);
    }

    [Fact]
    public async Task While_the_issuer_fails_a_token_is_good_until_it_expires()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var host = Trusting(issuer);
        var caller = new TestCaller(host, issuer.Token(host.Clock, "issuer-fails"));
        issuer.Fails = true;

        await ListAsync(caller);
        host.Clock.Advance(TimeSpan.FromMinutes(9));
        await ListAsync(caller);

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var refused = await Assert.ThrowsAsync<RpcException>(() => ListAsync(caller));
        Assert.Contains("expired", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_secret_nobody_is_asked_and_whoever_runs_it_is_told_once()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var host = Trusting(issuer, secret: null);
        issuer.Revoked = true;

        await ListAsync(new TestCaller(host, issuer.Token(host.Clock, "not-asked")));
        await ListAsync(new TestCaller(host, issuer.Token(host.Clock, "not-asked-either")));

        Assert.Equal(0, issuer.Asked);
        Assert.Single(host.Logs.Lines, l => l.Contains("IntrospectionSecret is not set", StringComparison.Ordinal));
    }

    private static ServiceHost Trusting(FakeIssuer issuer, string? secret = "a/secret") => new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Auth:Authority"] = issuer.Url,
            ["Auth:IntrospectionSecret"] = secret,
        },
    };

    private static async Task ListAsync(TestCaller caller) =>
        await new CaseService.CaseServiceClient(caller.Invoker).ListCasesAsync(new ListCasesRequest());
}
