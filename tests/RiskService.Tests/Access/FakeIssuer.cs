using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RiskService.Tests.Access;

/// <summary>An issuer of tokens on this machine, which can take them back and can be silent.</summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly WebApplication app;
    private int asked;

    private FakeIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Url,
            jwks_uri = Url + "/keys",
            introspection_endpoint = Url + "/introspect",
        }));
        app.MapGet("/keys", () =>
        {
            var point = key.ExportParameters(false).Q;
            return Results.Json(new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "EC", crv = "P-256", alg = "ES256", use = "sig", kid = "1",
                        x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y),
                    },
                },
            });
        });
        app.MapPost("/introspect", async (HttpRequest request) =>
        {
            Interlocked.Increment(ref asked);
            AskedAs = request.Headers.Authorization.ToString();
            AskedFor = (await request.ReadFormAsync())["token"].ToString();
            return Fails ? Results.StatusCode(500) : Results.Json(new { active = !Revoked });
        });
    }

    public string Url => app.Urls.Single();

    public bool Revoked { get; set; }

    public bool Fails { get; set; }

    public int Asked => asked;

    public string AskedAs { get; private set; } = "";

    public string AskedFor { get; private set; } = "";

    public static async Task<FakeIssuer> StartAsync()
    {
        var issuer = new FakeIssuer();
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>A token of a practitioner of a synthetic agency.</summary>
    public string Token(TimeProvider clock, string agency)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Url,
            ["aud"] = "riskplatform",
            ["sub"] = "worker-of-" + agency,
            ["client_id"] = "portal",
            ["agency"] = agency,
            ["role"] = new[] { "practitioner", "reviewer" },
            ["scope"] = "risk.read risk.write",
            ["iat"] = now,
            ["exp"] = now + 600,
        };
        var content = Encode(new { alg = "ES256", typ = "at+jwt", kid = "1" }) + "." + Encode(claims);
        return content + "." + Base64Url.EncodeToString(
            key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private static string Encode<T>(T part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
