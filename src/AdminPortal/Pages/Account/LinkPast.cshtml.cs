using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>What somebody sees whose set-up link was used, replaced or forgotten.</summary>
[AllowAnonymous]
public sealed class LinkPastModel : PageModel;
