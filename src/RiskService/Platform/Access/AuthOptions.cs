namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>Whose tokens are trusted. Section <c>Auth</c>.</summary>
public sealed class AuthOptions
{
    /// <summary>The issuer of the tokens of development, which no real issuer can have.</summary>
    public const string DevelopmentIssuer = "https://development.riskplatform.invalid";

    /// <summary>
    /// The OpenID Connect issuer, such as <c>https://id.example.org</c>. Required outside Development.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>What a token must name as its audience. Default <c>riskplatform</c>.</summary>
    public string Audience { get; set; } = "riskplatform";

    /// <summary>
    /// The secret with which the service asks the issuer whether a token was revoked (RFC 7662), at most once in half a
    /// minute for each token. Unset: nobody is asked, and a revoked token stays good until it expires.
    /// </summary>
    public string? IntrospectionSecret { get; set; }

    /// <summary>As whom the issuer is asked. Default <c>riskservice</c>.</summary>
    public string IntrospectionClientId { get; set; } = "riskservice";

    /// <summary>
    /// Development only: a PEM file with an EC P-256 private key whose tokens are trusted beside those of the issuer.
    /// Starting with it set in any other environment is an error.
    /// </summary>
    public string? DevelopmentKeyFile { get; set; }
}
