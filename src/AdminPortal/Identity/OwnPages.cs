using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>The pages that are there only where the portal is the issuer itself.</summary>
internal static class OwnPages
{
    private const string SignedOut = "/Account/SignedOut";

    private static readonly string[] Folders =
        ["/Account/", "/Auditors/Access/", "/Platform/People/", "/Platform/Agencies/"];

    internal static void TakeAway(RazorPagesOptions pages) => pages.Conventions.Add(new Convention());

    private sealed class Convention : IPageApplicationModelConvention
    {
        public void Apply(PageApplicationModel model)
        {
            var path = model.ViewEnginePath;
            if (path != SignedOut && Folders.Any(f => path.StartsWith(f, StringComparison.Ordinal)))
                model.Filters.Add(new NotHere());
        }
    }

    /// <summary>Before anything of the page is made.</summary>
    private sealed class NotHere : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context) => context.Result = new NotFoundResult();

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
            // Nothing was done.
        }
    }
}
