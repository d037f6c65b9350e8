using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Calendars;

/// <summary>
/// Whose calendars read without signing in, and ending one: of somebody who left, or lost a device. Whose it is stands
/// in forms alone, never in an address.
/// </summary>
[Authorize(Roles = Person.Manager)]
[RecentSignIn("PostEnd")]
public sealed class CalendarListModel(RiskPlatformClient client) : PortalPage
{
    private const string Here = "/managers/settings/calendars";

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Whose address is to end.</summary>
    [BindProperty]
    public string? Whose { get; set; }

    /// <summary>Whether it asks once more, instead of listing.</summary>
    internal bool Asks { get; private set; }

    internal ListCalendarFeedsResponse Found { get; private set; } = new();

    public async Task OnGetAsync() => Found = await client.Channels.ListCalendarFeedsAsync(
        new ListCalendarFeedsRequest { PageToken = After ?? "" }, cancellationToken: HttpContext.RequestAborted);

    public IActionResult OnPostAsk()
    {
        if (string.IsNullOrEmpty(Whose)) return Redirect(Here);
        Asks = true;
        return Page();
    }

    public Task<IActionResult> OnPostEndAsync()
    {
        Asks = true;
        return TryAsync(async () =>
        {
            try
            {
                await client.Channels.EndCalendarFeedAsync(
                    new EndCalendarFeedRequest { WorkerId = Whose ?? "", RequestId = RequestId });
                Say("The address has ended. It finds nothing from now on.");
            }
            catch (NotFoundException)
            {
                Say("The address had ended already.");
            }

            return Redirect(Here);
        });
    }
}
