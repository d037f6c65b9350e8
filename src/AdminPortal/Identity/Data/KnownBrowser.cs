namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>
/// A browser in which somebody has signed in completely, and how often it was wrong since. What strangers get wrong
/// elsewhere is not counted here.
/// </summary>
public sealed class KnownBrowser
{
    /// <summary>SHA-256 of the key in its cookie, in hexadecimal.</summary>
    public string KeyHash { get; set; } = "";

    public Guid PersonId { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public int Failures { get; set; }

    /// <summary>Since when wrong attempts are counted; null for none.</summary>
    public DateTimeOffset? FailuresSince { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }
}
