using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RiskService.Tests.Host;

namespace RiskService.Tests.Access;

/// <summary>Makes tokens that are wrong in one way each.</summary>
public static class TokenForge
{
    /// <summary>
    /// The name of what is wrong, whether it leaves somebody unknown or merely not allowed, and the change.
    /// </summary>
    public static readonly Dictionary<
        string, (string Reason, Action<Dictionary<string, object?>> Change)> Wrong =
        new Dictionary<string, (string, Action<Dictionary<string, object?>>)>
        {
            ["expired"] = ("UNAUTHENTICATED", c => c["exp"] = (long)c["iat"]! - 60),
            ["without expiry"] = ("UNAUTHENTICATED", c => c.Remove("exp")),
            ["from the future"] = ("UNAUTHENTICATED", c => c["nbf"] = (long)c["iat"]! + 600),
            ["for another audience"] = ("UNAUTHENTICATED", c => c["aud"] = "another-platform"),
            ["from another issuer"] = ("UNAUTHENTICATED", c => c["iss"] = "https://elsewhere.invalid"),
            ["without an agency"] = ("UNAUTHENTICATED", c => c.Remove("agency")),
            ["with an empty agency"] = ("UNAUTHENTICATED", c => c["agency"] = ""),
            ["with a padded agency"] = ("UNAUTHENTICATED", c => c["agency"] = "forged "),
            ["with an endless agency"] = ("UNAUTHENTICATED", c => c["agency"] = new string('a', 201)),
            ["without a subject"] = ("UNAUTHENTICATED", c => c.Remove("sub")),
            ["without a scope"] = ("FORBIDDEN", c => c.Remove("scope")),
            ["with a scope that only begins alike"] = ("FORBIDDEN", c => c["scope"] = "risk.readers risk.writers"),
            ["with an unknown role"] = ("FORBIDDEN", c => c["role"] = "superuser"),
            ["with a role in other letters"] = ("FORBIDDEN", c => c["role"] = "Manager"),
            ["without a role"] = ("FORBIDDEN", c => c.Remove("role")),
        };

    public static string Make(ServiceHost host, string agency, Action<Dictionary<string, object?>>? change = null)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(host.KeyFile));
        return Sign(Content("ES256", Claims(host, agency, change)), key);
    }

    /// <summary>Right in everything, but signed by somebody else.</summary>
    public static string WithAnotherKey(ServiceHost host, string agency)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(Content("ES256", Claims(host, agency, null)), key);
    }

    public static string WithoutSignature(ServiceHost host, string agency) =>
        Content("none", Claims(host, agency, null)) + ".";

    /// <summary>Signed with the public key as if it were a shared secret: whoever knows the public key could.</summary>
    public static string SignedWithThePublicKeyAsSecret(ServiceHost host, string agency)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(host.KeyFile));
        var content = Content("HS256", Claims(host, agency, null));
        var secret = key.ExportSubjectPublicKeyInfo();
        return $"{content}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(content)))}";
    }

    private static Dictionary<string, object?> Claims(
        ServiceHost host, string agency, Action<Dictionary<string, object?>>? change)
    {
        var now = host.Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = "https://development.riskplatform.invalid",
            ["aud"] = "riskplatform",
            ["sub"] = "forger",
            ["client_id"] = "forger",
            ["agency"] = agency,
            ["role"] = "manager",
            ["scope"] = "risk.read risk.write",
            ["iat"] = now,
            ["exp"] = now + 3600,
        };
        change?.Invoke(claims);
        return claims;
    }

    private static string Content(string algorithm, Dictionary<string, object?> claims) =>
        $"{Encode(new { alg = algorithm, typ = "JWT" })}.{Encode(claims)}";

    private static string Sign(string content, ECDsa key) =>
        content + "."
            + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256));

    private static string Encode<T>(T part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
