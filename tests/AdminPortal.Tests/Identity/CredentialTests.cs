using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Identity;

/// <summary>What the systems of agencies sign in with.</summary>
public sealed class CredentialTests(IssuerPortal portal)
{
    [Fact]
    public async Task A_secret_gets_a_token_that_the_service_takes_until_it_is_revoked()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "north-agency");
        var made = await MakeAsync(admin, "north-agency", "secret");
        var (id, secret) = (Text(made, "[data-client-id]"), Text(made, "[data-secret]"));

        var token = await TokenAsync(id, secret);

        Assert.Equal(HttpStatusCode.OK, token.Status);
        var access = token.Body.GetProperty("access_token").GetString()!;
        var claims = new JsonWebToken(access);
        Assert.Equal(id, claims.Subject);
        Assert.Equal("north-agency", claims.GetClaim("agency").Value);
        Assert.Equal("agency_system", claims.GetClaim("role").Value);
        Assert.Equal(["riskplatform"], claims.Audiences);
        await CallAsync(access);
        Assert.True(await IsActiveAsync(access));

        var agency = await admin.OpenAsync("/platform/agencies/north-agency");
        Assert.DoesNotContain("Never", agency.Html.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        await admin.SendAsync(await admin.OpenAsync($"/platform/agencies/north-agency/credentials/{id}/revoke"));

        Assert.False(await IsActiveAsync(access));
        Assert.Equal(HttpStatusCode.Unauthorized, (await TokenAsync(id, secret)).Status);
    }

    [Fact]
    public async Task A_third_credential_has_to_wait_until_one_is_revoked()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "two-agency");
        await MakeAsync(admin, "two-agency", "secret");
        await MakeAsync(admin, "two-agency", "secret");

        var third = await MakeAsync(admin, "two-agency", "secret");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, third.Status);
        Assert.Contains("Two of this kind are in use", third.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_key_proves_a_system_without_a_shared_secret()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "key-agency");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = await MakeAsync(admin, "key-agency", "key", key.ExportSubjectPublicKeyInfoPem());
        var id = Text(made, "[data-client-id]");
        var proof = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = id,
            Audience = portal.Address.ToString(),
            TokenType = "client-authentication+jwt",
            Expires = TimeProvider.System.GetUtcNow().AddMinutes(2).UtcDateTime,
            Claims = new Dictionary<string, object> { ["sub"] = id, ["jti"] = Guid.CreateVersion7().ToString() },
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256),
        });

        var token = await PostAsync("/connect/token", new()
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = id,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = proof,
        });

        Assert.True(token.Status == HttpStatusCode.OK, token.Body.ToString());
        await CallAsync(token.Body.GetProperty("access_token").GetString()!);
    }

    [Fact]
    public async Task A_private_key_is_refused()
    {
        using var admin = await portal.AsAdminAsync();
        await RegisterAsync(admin, "private-agency");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var page = await MakeAsync(admin, "private-agency", "key", key.ExportPkcs8PrivateKeyPem());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Never send a private key", page.Text, StringComparison.Ordinal);
    }

    private static async Task RegisterAsync(Visitor admin, string id)
    {
        var form = await admin.OpenAsync("/platform/agencies/register");
        var page = await admin.SendAsync(form, ("Id", id), ("Name", $"Synthetic {id}"));
        Assert.Equal($"/platform/agencies/{id}", page.Address.AbsolutePath);
    }

    private static async Task<Host.TestPage> MakeAsync(Visitor admin, string agency, string kind, string key = "") =>
        await admin.SendAsync(await admin.OpenAsync($"/platform/agencies/{agency}/credentials/new"),
            ("Description", "Case system"), ("Role", "agency_system"), ("Kind", kind), ("PublicKey", key));

    private static string Text(Host.TestPage page, string selector) =>
        page.Html.QuerySelector(selector)?.TextContent ?? throw new InvalidOperationException(page.Text);

    private async Task CallAsync(string token)
    {
        var options = new RiskPlatformClientOptions { Address = portal.Service };
        options.UseToken(token);
        using var client = RiskPlatformClient.Create(options);
        await client.Guidance.ListGuidanceVersionsAsync(new ListGuidanceVersionsRequest());
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> TokenAsync(string id, string secret) =>
        PostAsync("/connect/token", new()
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = id,
            ["client_secret"] = secret,
            ["scope"] = "risk.read risk.write",
        });

    private async Task<bool> IsActiveAsync(string token)
    {
        var answer = await PostAsync("/connect/introspect", new()
        {
            ["client_id"] = "riskservice",
            ["client_secret"] = IssuerPortal.ServiceSecret,
            ["token"] = token,
        });
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body.ToString());
        return answer.Body.GetProperty("active").GetBoolean();
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(
        string path, Dictionary<string, string> fields)
    {
        using var http = new HttpClient { BaseAddress = portal.Address };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
