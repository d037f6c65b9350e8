namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>
/// An agency whose own auditors may see an entry. One about somebody who works for several agencies is noted once and
/// is for each of them, and none learns of the others. Never changed or deleted.
/// </summary>
public sealed class AuditReach
{
    public Guid EntryId { get; set; }

    public string AgencyId { get; set; } = "";

    /// <summary>When the entry is of, so that an agency's are found and sorted without the others'.</summary>
    public DateTimeOffset At { get; set; }

    public AuditEntry Entry { get; set; } = null!;
}
