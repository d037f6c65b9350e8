namespace RiskPlatform.Client;

/// <summary>
/// An agency system's credentials at an OpenID Connect provider (OAuth 2.0 client credentials grant). A token is kept
/// until 60 seconds before it expires, a short one until three quarters of its life have passed; one request for a
/// token is in flight at a time, and a token that the service rejects is replaced once.
/// </summary>
public sealed class ClientCredentials
{
    /// <summary>
    /// The issuer, such as <c>https://identity.agency.example</c>. Its discovery document names the token endpoint. Set
    /// this or <see cref="TokenEndpoint"/>.
    /// </summary>
    public Uri? Authority { get; set; }

    /// <summary>The token endpoint, where no discovery document is published.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>The client's identifier. Required.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>
    /// The client's secret. Required. Read it from a secret store or the environment; the client never logs it and no
    /// exception contains it.
    /// </summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The scopes to ask for, separated by spaces. Both reading and writing unless set.</summary>
    public string Scope { get; set; } = "risk.read risk.write";

    /// <summary>
    /// Carries the requests to the provider. The client does not dispose it. Made by the client unless set.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }
}
