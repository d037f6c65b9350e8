using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TestKit.Processes;

/// <summary>Makes tokens that a service in Development accepts. Agencies and people in them are synthetic.</summary>
public static class DevelopmentTokens
{
    /// <summary>The issuer that such tokens name.</summary>
    public const string Issuer = "https://development.riskplatform.invalid";

    /// <summary>Makes a token of somebody with several roles.</summary>
    public static string Mint(string keyFile, string[] roles, string agency, string subject) =>
        Mint(keyFile, (object)roles, agency, subject, "risk.read risk.write", null, null, null);

    /// <summary>Makes a token, signed with the key of the file.</summary>
    public static string Mint(
        string keyFile,
        string role = "practitioner",
        string agency = "demo-agency",
        string subject = "demo-worker",
        string scope = "risk.read risk.write",
        TimeSpan? lifetime = null,
        string? clientId = null,
        TimeProvider? clock = null) =>
        Mint(keyFile, (object)role, agency, subject, scope, lifetime, clientId, clock);

    private static string Mint(
        string keyFile, object role, string agency, string subject, string scope, TimeSpan? lifetime, string? clientId,
        TimeProvider? clock)
    {
        var now = (clock ?? TimeProvider.System).GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = "riskplatform",
            ["sub"] = subject,
            ["client_id"] = clientId ?? subject,
            ["agency"] = agency,
            ["role"] = role,
            ["scope"] = scope,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + (lifetime ?? TimeSpan.FromHours(1))).ToUnixTimeSeconds(),
            ["jti"] = Guid.CreateVersion7().ToString(),
        };
        var content = $"{Encode(new { alg = "ES256", typ = "JWT" })}.{Encode(claims)}";
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(keyFile));
        var signature = key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode<T>(T part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
