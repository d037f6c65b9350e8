using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Auditors;

/// <summary>What can be checked, exported and kept, each for the roles that the service lets do it.</summary>
public sealed class IndexModel(IOptions<PortalIdentityOptions> options) : PortalPage
{
    /// <summary>Whether people and credentials are kept here, not at an issuer elsewhere.</summary>
    internal bool IsIssuer => options.Value.IsIssuer;

    internal bool IsAuditor => Me.Is(Person.Auditor);

    internal bool IsDecider => Me.Is(Person.Manager, Person.SafeguardingLead);
}
