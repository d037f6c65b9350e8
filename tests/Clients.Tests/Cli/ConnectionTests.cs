using System.Security.Cryptography;
using Clients.Tests.Fakes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class ConnectionTests
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private CliRun Run(string? keyFile = DevelopmentKey.RelativePath)
    {
        var run = new CliRun(FakeInvoker.Answering(new ListCasesResponse()));
        run.Environment.Clear();
        if (keyFile is not null) run.Write(keyFile, key.ExportPkcs8PrivateKeyPem());
        return run;
    }

    private async Task<JsonWebToken> VerifyAsync(string token)
    {
        // What the service checks, with nothing but the public key.
        using var publicKey = ECDsa.Create(key.ExportParameters(includePrivateParameters: false));
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = "https://development.riskplatform.invalid",
            ValidAudience = "riskplatform",
            ValidAlgorithms = ["ES256"],
            IssuerSigningKey = new ECDsaSecurityKey(publicKey),
            ValidateLifetime = false,
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        return (JsonWebToken)result.SecurityToken;
    }

    [Fact]
    public async Task A_minted_token_verifies_with_the_public_key_and_says_what_was_asked()
    {
        using var run = Run();
        Assert.Equal(0, await run.RunAsync("token", "mint", "--role", "manager", "reviewer", "--agency", "an-agency",
            "--subject", "p-1", "--scope", "risk.read", "--valid-for", "8h"));
        var token = await VerifyAsync(run.Out.Trim());
        Assert.Equal(("p-1", "risk-cli", "an-agency", "risk.read"), (token.Subject, token.GetClaim("client_id").Value,
            token.GetClaim("agency").Value, token.GetClaim("scope").Value));
        Assert.Equal(["manager", "reviewer"], token.Claims.Where(c => c.Type == "role").Select(c => c.Value));
        Assert.Equal(run.Time.GetUtcNow().UtcDateTime, token.IssuedAt);
        Assert.Equal(run.Time.GetUtcNow().UtcDateTime.AddHours(8), token.ValidTo);
        Assert.NotEmpty(token.Id);
    }

    [Fact]
    public async Task Without_a_token_one_is_made_for_this_machine_and_never_printed()
    {
        using var run = Run();
        Assert.Equal(0, await run.RunAsync("case", "list"));
        var sent = Assert.Single(run.Service.Calls).Authorization!["Bearer ".Length..];
        var token = await VerifyAsync(sent);
        Assert.Equal(("dev-practitioner", "practitioner", "demo-agency"),
            (token.Subject, token.GetClaim("role").Value, token.GetClaim("agency").Value));
        Assert.DoesNotContain(sent, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_and_agency_can_be_chosen()
    {
        using var run = Run();
        await run.RunAsync("case", "list", "--as", "manager", "--agency", "other");
        var token = await VerifyAsync(Assert.Single(run.Service.Calls).Authorization!["Bearer ".Length..]);
        Assert.Equal(("dev-manager", "manager", "other"),
            (token.Subject, token.GetClaim("role").Value, token.GetClaim("agency").Value));
    }

    [Fact]
    public async Task The_key_is_found_where_it_is_named()
    {
        using var option = Run("keys/a.pem");
        Assert.Equal(0, await option.RunAsync("case", "list", "--development-key", "keys/a.pem"));
        using var variable = Run("keys/a.pem");
        variable.Environment["RISK_DEVELOPMENT_KEY"] = Path.Combine(variable.Folder, "keys", "a.pem");
        Assert.Equal(0, await variable.RunAsync("case", "list"));
        using var missing = Run();
        Assert.Equal(2, await missing.RunAsync("case", "list", "--development-key", "keys/b.pem"));
    }

    [Fact]
    public async Task The_key_is_not_used_towards_another_machine()
    {
        using var run = Run();
        Assert.Equal(2, await run.RunAsync("case", "list", "--address", "https://risk.agency.example"));
        Assert.Empty(run.Service.Calls);
        Assert.Contains("only for a service on this machine", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    public async Task A_broken_key_is_said_without_its_content(string content)
    {
        using var run = Run(null);
        run.Write(DevelopmentKey.RelativePath, content);
        Assert.Equal(2, await run.RunAsync("token", "mint", "--role", "manager"));
        Assert.Contains("is not an EC P-256 private key", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_key_or_another_curve_does_not_sign()
    {
        using var onlyPublic = Run(null);
        onlyPublic.Write(DevelopmentKey.RelativePath, key.ExportSubjectPublicKeyInfoPem());
        Assert.Equal(2, await onlyPublic.RunAsync("token", "mint", "--role", "manager"));

        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var other = Run(null);
        other.Write(DevelopmentKey.RelativePath, larger.ExportPkcs8PrivateKeyPem());
        Assert.Equal(2, await other.RunAsync("token", "mint", "--role", "manager"));
    }

    [Fact]
    public async Task A_given_token_comes_first_and_the_option_before_the_variable()
    {
        using var run = Run();
        run.Environment["RISK_TOKEN"] = "from-variable";
        await run.RunAsync("case", "list");
        await run.RunAsync("case", "list", "--token", "from-option");
        Assert.Equal(["Bearer from-variable", "Bearer from-option"], run.Service.Calls.Select(c => c.Authorization));
    }

    [Fact]
    public async Task Client_credentials_come_from_the_environment_all_or_none()
    {
        using var run = Run();
        run.Environment["RISK_AUTHORITY"] = "https://identity.agency.example";
        run.Environment["RISK_CLIENT_ID"] = "case-system";
        Assert.Equal(2, await run.RunAsync("case", "list"));
        Assert.Contains("RISK_CLIENT_SECRET is missing", run.Error, StringComparison.Ordinal);

        run.Environment["RISK_CLIENT_SECRET"] = FakeProvider.Secret;
        Assert.Equal(0, await run.RunAsync("case", "list"));
        var credentials = run.Options!.Credentials!;
        Assert.Equal((new Uri("https://identity.agency.example"), "case-system", FakeProvider.Secret),
            (credentials.Authority, credentials.ClientId, credentials.ClientSecret));
        Assert.Null(run.Options.GetToken);
    }

    [Fact]
    public async Task The_address_is_taken_from_the_option_the_variable_or_the_default()
    {
        using var run = Run();
        await run.RunAsync("case", "list");
        Assert.Equal(new Uri("http://127.0.0.1:5101"), run.Options!.Address);
        run.Environment["RISK_ADDRESS"] = "http://localhost:6001";
        await run.RunAsync("case", "list", "--timeout", "2m");
        Assert.Equal((new Uri("http://localhost:6001"), TimeSpan.FromMinutes(2)),
            (run.Options.Address, run.Options.Deadline));
        await run.RunAsync("case", "list", "--address", "http://localhost:6002");
        Assert.Equal(new Uri("http://localhost:6002"), run.Options.Address);
    }
}
