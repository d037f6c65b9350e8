namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>
/// An organisation whose people and systems work here. Its id is the <c>agency</c> claim of their tokens.
/// </summary>
public sealed class Agency
{
    /// <summary>The agency of those who run the platform.</summary>
    public const string Platform = "platform";

    /// <summary>Never changes: cases belong to it.</summary>
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Who is called there about people, credentials and faults.</summary>
    public string ContactName { get; set; } = "";

    public string ContactEmail { get; set; } = "";

    public string ContactPhone { get; set; } = "";

    /// <summary>Nobody of a suspended agency gets a token.</summary>
    public bool Suspended { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>
/// What is known of a client credential besides what the issuer keeps. It stays after the credential was revoked.
/// </summary>
public sealed class ClientCredential
{
    /// <summary>The <c>client_id</c>.</summary>
    public string ClientId { get; set; } = "";

    public string AgencyId { get; set; } = "";

    /// <summary>Which system has it, in the words of whoever made it.</summary>
    public string Description { get; set; } = "";

    /// <summary>The role that its tokens name.</summary>
    public string Role { get; set; } = "";

    /// <summary>Proves itself with a key of its own (private_key_jwt), not with a secret that both know.</summary>
    public bool HasPublicKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last got a token, to the minute; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
