namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>
/// A link with which a person sets their password and two-step once. Only a hash of its secret is kept.
/// </summary>
public sealed class SetUpLink
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid PersonId { get; set; }

    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public string SecretHash { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }

    public PersonAccount Person { get; set; } = null!;
}
