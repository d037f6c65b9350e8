namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>A form that waits for some minutes while whoever sent it proves again who they are.</summary>
public sealed class HeldForm
{
    /// <summary>SHA-256 of what leads to it, in hexadecimal.</summary>
    public string KeyHash { get; set; } = "";

    /// <summary>Whose it is.</summary>
    public string Subject { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>What was typed, sealed by Data Protection.</summary>
    public byte[] Content { get; set; } = [];
}
