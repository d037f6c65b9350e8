using Microsoft.AspNetCore.Authorization;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Directory.Parts;

/// <summary>A page that keeps the directory: for directory admins alone, as the service has it.</summary>
[Authorize(Roles = Person.DirectoryAdmin)]
public abstract class DirectoryAdminPage : PortalPage
{
}
