namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>How reads are audited (RECORD-3). Section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>
    /// True: a call that reads case data without saying why is refused. Default false: it is answered, and its audit
    /// says that no purpose was given.
    /// </summary>
    public bool RequirePurpose { get; set; }
}
