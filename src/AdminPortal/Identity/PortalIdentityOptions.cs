namespace RiskPlatform.AdminPortal.Identity;

/// <summary>Who signs people in, and where the portal keeps what it needs for it. Section <c>Identity</c>.</summary>
public sealed class PortalIdentityOptions
{
    /// <summary>
    /// An issuer elsewhere, such as <c>https://id.example.org</c>, that signs people in and knows their roles. Unset:
    /// the portal is the issuer itself.
    /// </summary>
    public Uri? Authority { get; set; }

    /// <summary>
    /// The address that browsers reach the portal by; the issuer of its tokens. Unset: the address it listens on.
    /// </summary>
    public Uri? Address { get; set; }

    /// <summary>The portal's id at the issuer. Default <c>portal</c>.</summary>
    public string ClientId { get; set; } = "portal";

    /// <summary>The portal's secret at an issuer elsewhere. Its own issuer gives it one by itself.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The id that RiskService asks the issuer with whether a token is still good.</summary>
    public string ServiceId { get; set; } = "riskservice";

    /// <summary>Its secret. Unset: it can't ask.</summary>
    public string? ServiceSecret { get; set; }

    /// <summary>
    /// Development only: makes the synthetic agency <c>demo-agency</c> with the client <c>demo-agency-system</c>, whose
    /// secret this is. Elsewhere it has no effect.
    /// </summary>
    public string? DemoSecret { get; set; }

    /// <summary>Other portals that this issuer signs people in for.</summary>
    public IList<RelyingPortal> Portals { get; } = [];

    /// <summary>Sqlite (unless set) or SqlServer, for <c>ConnectionStrings:Identity</c>.</summary>
    public IdentityProvider Provider { get; set; } = IdentityProvider.Sqlite;

    /// <summary>
    /// A file with 32 random bytes in Base64 that every other key is sealed by. Required outside Development.
    /// </summary>
    public string? MasterKeyFile { get; set; }

    /// <summary>How often one address may try to prove who it is in five minutes. Default 30.</summary>
    public int AttemptsPerAddress { get; set; } = 30;

    /// <summary>For how long one key signs before the next one does. Default 30 days.</summary>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromDays(30);

    public bool IsIssuer => Authority is null;
}

/// <summary>A portal elsewhere whose people this one signs in.</summary>
public sealed class RelyingPortal
{
    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    public Uri Address { get; set; } = null!;
}

/// <summary>The engines that hold the identity database.</summary>
public enum IdentityProvider
{
    Sqlite,
    SqlServer,
}
