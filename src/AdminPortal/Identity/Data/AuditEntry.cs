namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>What an entry tells of.</summary>
public enum AuditKind
{
    /// <summary>A change to people, agencies or credentials.</summary>
    Change,

    /// <summary>Somebody tried to sign in, or did. It names an account by its id and nobody by name.</summary>
    SignIn,
}

/// <summary>
/// A change to who may do what, or an attempt to sign in: who, what, about whom or what, and when. Never changed or
/// deleted.
/// </summary>
public sealed class AuditEntry
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public DateTimeOffset At { get; set; }

    public AuditKind Kind { get; set; }

    /// <summary>The <c>sub</c> of whoever did it; "system" for the platform itself.</summary>
    public string Who { get; set; } = "";

    /// <summary>Their name then; empty for an attempt to sign in.</summary>
    public string WhoName { get; set; } = "";

    public string What { get; set; } = "";

    /// <summary>The id of the person, agency or credential.</summary>
    public string About { get; set; } = "";

    public string Detail { get; set; } = "";

    /// <summary>The agencies that it is for, besides whoever runs the platform.</summary>
    public ICollection<AuditReach> Reach { get; } = [];
}
