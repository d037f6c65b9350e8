using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity.Issuer;

namespace RiskPlatform.AdminPortal.Pages.Account;

/// <summary>Where a sign-in goes on to: back to the issuer, and nowhere outside of this site.</summary>
internal static class ReturnTo
{
    internal static string Safe(IUrlHelper url, string? asked) =>
        asked is not null && url.IsLocalUrl(asked)
            && asked.StartsWith(IssuerEndpoints.Authorize + "?", StringComparison.Ordinal) ? asked : "/";
}
