using System.Net;
using Clients.Tests.Fakes;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using RiskPlatform.Client;
using RiskPlatform.Client.Tokens;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class ClientCredentialsTests
{
    private readonly FakeTimeProvider time = new();

    private ClientCredentialsTokens Tokens(FakeProvider provider, string? authority = null) => new(
        new RiskPlatformClientOptions
        {
            Address = new Uri("https://risk.agency.example"),
            Credentials = new ClientCredentials
            {
                Authority = authority is null ? null : new Uri(authority),
                TokenEndpoint = authority is null ? new Uri("https://identity.agency.example/token") : null,
                ClientId = "case-system",
                ClientSecret = FakeProvider.Secret,
                HttpHandler = provider,
            },
        }, time);

    private static ValueTask<string> Get(ClientCredentialsTokens tokens) =>
        tokens.GetAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_token_is_kept_until_a_minute_before_it_expires()
    {
        var provider = FakeProvider.WithTokens(600);
        using var tokens = Tokens(provider);
        Assert.Equal("token-1", await Get(tokens));
        time.Advance(TimeSpan.FromSeconds(539));
        Assert.Equal("token-1", await Get(tokens));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token-2", await Get(tokens));
        Assert.Equal(2, provider.TokenRequests);
        Assert.Contains("grant_type=client_credentials", provider.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("client_id=case-system", provider.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_token_is_kept_for_three_quarters_of_its_life()
    {
        using var tokens = Tokens(FakeProvider.WithTokens(40));
        Assert.Equal("token-1", await Get(tokens));
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("token-1", await Get(tokens));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token-2", await Get(tokens));
    }

    [Fact]
    public async Task Many_callers_share_one_request_and_one_who_gives_up_does_not_stop_it()
    {
        var gate = new TaskCompletionSource();
        var provider = FakeProvider.WithTokens(600, gate.Task);
        using var tokens = Tokens(provider);
        using var impatient = new CancellationTokenSource();
        var first = tokens.GetAsync(impatient.Token).AsTask();
        var others = Enumerable.Range(0, 20).Select(_ => Get(tokens).AsTask()).ToList();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        gate.SetResult();
        Assert.All(await Task.WhenAll(others), t => Assert.Equal("token-1", t));
        Assert.Single(provider.Requests);
    }

    [Fact]
    public async Task A_failed_request_is_not_kept()
    {
        var provider = new FakeProvider(n => n == 1
            ? new HttpResponseMessage(HttpStatusCode.BadGateway)
            : FakeProvider.Json("""{"access_token":"good","expires_in":"60"}"""));
        using var tokens = Tokens(provider);
        var error = await Assert.ThrowsAsync<TokenRequestException>(async () => await Get(tokens));
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal("good", await Get(tokens));
    }

    [Fact]
    public async Task The_issuers_discovery_document_is_read_once()
    {
        var provider = FakeProvider.WithTokens(10);
        using var tokens = Tokens(provider, "https://identity.agency.example/realm/");
        await Get(tokens);
        time.Advance(TimeSpan.FromSeconds(10));
        await Get(tokens);
        Assert.Equal(
            [
                "https://identity.agency.example/realm/.well-known/openid-configuration",
                "https://identity.agency.example/connect/token",
                "https://identity.agency.example/connect/token",
            ],
            provider.Requests.Select(r => r.Address.AbsoluteUri));
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_once()
    {
        var provider = FakeProvider.WithTokens(600);
        using var tokens = Tokens(provider);
        using var test = new TestClient(new FakeInvoker(sent => sent.Authorization == "Bearer token-2"
            ? new AssessResponse()
            : throw ServiceErrors.Of(StatusCode.Unauthenticated, "UNAUTHENTICATED")), tokens);
        await test.Assess();
        Assert.Equal(["Bearer token-1", "Bearer token-2"], test.Service.Calls.Select(c => c.Authorization));
        Assert.Equal(test.Service.Calls[0].RequestId, test.Service.Calls[1].RequestId);

        using var closed = new TestClient(
            new FakeInvoker(_ => throw ServiceErrors.Of(StatusCode.Unauthenticated, "UNAUTHENTICATED")), tokens);
        await Assert.ThrowsAsync<NotAuthenticatedException>(async () => await closed.Assess());
        Assert.Equal(2, closed.Service.Calls.Count);
    }

    [Theory]
    [InlineData("""{"error":"invalid_client","error_description":"s3cr3t-that-must-not-leak is wrong"}""",
        "invalid_client")]
    [InlineData("""{"error":"s3cr3t-that-must-not-leak"}""", null)]
    [InlineData("s3cr3t-that-must-not-leak", null)]
    public async Task Nothing_that_the_provider_echoes_reaches_an_exception(string body, string? code)
    {
        using var tokens = Tokens(new FakeProvider(_ => FakeProvider.Json(body, HttpStatusCode.Unauthorized)));
        using var test = new TestClient(FakeInvoker.Answering(new AssessResponse()), tokens);
        var error = await Assert.ThrowsAsync<TokenRequestException>(async () => await test.Assess());
        Assert.Equal((StatusCode.Unauthenticated, code), (error.StatusCode, error.ProviderError));
        Assert.DoesNotContain(FakeProvider.Secret, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(test.Service.Calls);
    }

    [Theory]
    [InlineData("""{"token_type":"Bearer"}""")]
    [InlineData("<html>s3cr3t-that-must-not-leak</html>")]
    public async Task An_answer_without_a_token_is_an_error(string body)
    {
        using var tokens = Tokens(new FakeProvider(_ => FakeProvider.Json(body)));
        var error = await Assert.ThrowsAsync<TokenRequestException>(async () => await Get(tokens));
        Assert.DoesNotContain(FakeProvider.Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_does_not_leak_either()
    {
        using var tokens = Tokens(new FakeProvider(_ => throw new HttpRequestException(FakeProvider.Secret)));
        var error = await Assert.ThrowsAsync<TokenRequestException>(async () => await Get(tokens));
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.DoesNotContain(FakeProvider.Secret, error.ToString(), StringComparison.Ordinal);
    }
}
