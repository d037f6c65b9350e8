namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>What a key is for.</summary>
public enum KeyUse
{
    /// <summary>Signs tokens; its public half is published.</summary>
    Sign,

    /// <summary>Encrypts codes and refresh tokens, which only the issuer reads.</summary>
    Encrypt,

    /// <summary>What the portal proves itself with at its own issuer.</summary>
    Portal,
}

/// <summary>A key of the issuer, sealed by Data Protection.</summary>
public sealed class StoredKey
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public KeyUse Use { get; set; }

    /// <summary>From when it is the one in use, until the next one is.</summary>
    public DateTimeOffset From { get; set; }

    public byte[] Sealed { get; set; } = [];
}
