namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>
/// What a cookie stands for, kept here so that it can be ended from anywhere. The issuer's and the portal's cookie of
/// one sign-in have the same <see cref="Sid"/>.
/// </summary>
public sealed class Session
{
    /// <summary>SHA-256 of the key in the cookie, in hexadecimal.</summary>
    public string KeyHash { get; set; } = "";

    public string Scheme { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Sid { get; set; } = "";

    /// <summary>The browser and system, in a few words.</summary>
    public string Browser { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The ticket, sealed by Data Protection.</summary>
    public byte[] Ticket { get; set; } = [];
}
