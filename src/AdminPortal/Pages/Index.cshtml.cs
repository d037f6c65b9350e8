using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages;

/// <summary>What needs me today.</summary>
public sealed class IndexModel : PortalPage
{
}
