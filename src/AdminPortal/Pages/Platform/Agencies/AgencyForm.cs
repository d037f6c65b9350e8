using System.Net.Mail;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.Agencies;

/// <summary>What is asked about an agency, when it is registered and later.</summary>
public abstract partial class AgencyForm : PortalPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? ContactName { get; set; }

    [BindProperty]
    public string? ContactEmail { get; set; }

    [BindProperty]
    public string? ContactPhone { get; set; }

    protected void Check()
    {
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Enter the name of the agency");
        if (!string.IsNullOrWhiteSpace(ContactEmail) && !MailAddress.TryCreate(ContactEmail.Trim(), out _))
            ModelState.AddModelError(nameof(ContactEmail), "Enter an email address, such as name@example.org");
        foreach (var (field, value, most) in new[]
        {
            (nameof(Name), Name, 200), (nameof(ContactName), ContactName, 200),
            (nameof(ContactEmail), ContactEmail, 200), (nameof(ContactPhone), ContactPhone, 100),
        })
            if (value?.Length > most) ModelState.AddModelError(field, $"Use {most} characters or fewer");
    }

    protected void Fill(Agency agency)
    {
        ArgumentNullException.ThrowIfNull(agency);
        agency.Name = Name!.Trim();
        agency.ContactName = ContactName?.Trim() ?? "";
        agency.ContactEmail = ContactEmail?.Trim() ?? "";
        agency.ContactPhone = ContactPhone?.Trim() ?? "";
    }

    protected IActionResult Wrong()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    protected static partial Regex Slug { get; }
}
