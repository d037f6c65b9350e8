using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>Where signing out ends.</summary>
[AllowAnonymous]
public sealed class SignedOutModel : PageModel;
