using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RiskPlatform.AdminPortal.Pages;

/// <summary>What a person sees when something is not there or went wrong. Never why: that may name a case.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; } = StatusCodes.Status500InternalServerError;

    public string Heading => Status == StatusCodes.Status404NotFound ? "Page not found" : "Something went wrong";

    public string Advice => Status == StatusCodes.Status404NotFound
        ? "Check the address. If you followed a link, it may be out of date."
        : "Nothing that you entered was saved. Try again in a few minutes.";
}
