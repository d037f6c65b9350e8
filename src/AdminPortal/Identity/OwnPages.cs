using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>The pages that are there only where the portal is the issuer itself.</summary>
internal static class OwnPages
{
    private const string SignedOut = "/Account/SignedOut";
    private static readonly string[] Folders = ["/Account/", "/Platform/People/", "/Platform/Agencies/"];

    internal static void TakeAway(RazorPagesOptions pages) =>
        pages.Conventions.AddFolderRouteModelConvention("/", page =>
        {
            var path = page.ViewEnginePath;
            if (path != SignedOut && Folders.Any(f => path.StartsWith(f, StringComparison.Ordinal)))
                page.Selectors.Clear();
        });
}
