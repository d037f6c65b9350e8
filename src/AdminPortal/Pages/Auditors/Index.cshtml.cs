using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Auditors;

/// <summary>What can be checked, exported and kept, each for the roles that the service lets do it.</summary>
public sealed class IndexModel : PortalPage
{
    internal bool IsAuditor => Me.Is(Person.Auditor);

    internal bool IsDecider => Me.Is(Person.Manager, Person.SafeguardingLead);
}
