namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>
/// A change to who may do what: who made it, what, about whom or what, and when. Never changed or deleted.
/// </summary>
public sealed class AuditEntry
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public DateTimeOffset At { get; set; }

    /// <summary>The <c>sub</c> of whoever did it; "system" for the platform itself.</summary>
    public string Who { get; set; } = "";

    /// <summary>Their name then.</summary>
    public string WhoName { get; set; } = "";

    public string What { get; set; } = "";

    /// <summary>The id of the person, agency or credential.</summary>
    public string About { get; set; } = "";

    public string Detail { get; set; } = "";
}
