using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Pages;

/// <summary>What a person sees when something is not there or went wrong. Never why: that may name a case.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; } = StatusCodes.Status500InternalServerError;

    /// <summary>The service's own number of the request that failed, which leads to its log.</summary>
    public string? Reference { get; private set; }

    /// <summary>What was typed, where the page it was typed on could not be shown again.</summary>
    public KeptForm? Kept { get; private set; }

    public (string Heading, string Advice) Told => Status switch
    {
        400 => ("The page could not read what was asked", "Go back, check what you entered, and try again."),
        401 => ("You are signed out", "Sign in again to go on."),
        403 => ("You do not have access to this", "If you need it for your work, ask the person who manages access."),
        404 => ("Page not found", "Check the address. If you followed a link, it may be out of date."),
        409 => ("This has changed meanwhile", "Go back, look at it as it is now, and try again."),
        413 => ("That is too much at once", "Nothing was saved. Go back, shorten what you entered, and try again."),
        429 => ("Too much was asked at once", "Wait a minute, then try again."),
        503 when Kept is not null => ("RiskService does not answer",
            "What you typed is still here. Send it again in a minute: nothing is done twice. If somebody is in danger "
            + "now, call 999."),
        504 when Kept is not null => ("RiskService took too long",
            "What you typed is still here. Send it again: nothing is done twice. If somebody is in danger now, call "
            + "999."),
        503 => ("RiskService does not answer",
            "Nothing was saved. Try again in a few minutes. If somebody is in danger now, call 999."),
        504 => ("RiskService took too long",
            "Look whether what you did is there before you do it again. If somebody is in danger now, call 999."),
        _ when Kept is not null => ("Something went wrong",
            "What you typed is still here. Send it again: nothing is done twice. If somebody is in danger now, call "
            + "999."),
        _ => ("Something went wrong", "Try again in a few minutes. If somebody is in danger now, call 999."),
    };

    public void OnGet() => Read();

    public void OnPost() => Read();

    private void Read()
    {
        // Not bound: a form that could not be read could not be read here either.
        if (int.TryParse(Request.Query["status"], CultureInfo.InvariantCulture, out var status)) Status = status;
        ModelState.Clear();
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } error)
        {
            var refused = error as RiskPlatformException;
            Status = refused is null ? StatusCodes.Status500InternalServerError : ServiceErrors.Status(refused);
            Reference = refused?.RequestId;
            Kept = KeptForm.Of(HttpContext);
        }

        if (Status is < 400 or > 599) Status = StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
    }
}
