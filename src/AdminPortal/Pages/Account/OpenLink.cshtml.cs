using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>What somebody sees who comes to a page behind a set-up link in a browser that has no link open.</summary>
[AllowAnonymous]
public sealed class OpenLinkModel : PageModel;
