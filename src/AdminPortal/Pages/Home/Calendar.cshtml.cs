using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Home;

/// <summary>
/// A person's own reviews in their calendar program, by a secret address. It is in the answer to the form and nowhere
/// else.
/// </summary>
[Authorize(Roles = Person.Practitioner + "," + Person.Reviewer + "," + Person.Manager + ","
    + Person.SafeguardingLead)]
[RecentSignIn("Post")]
public sealed class CalendarModel(RiskPlatformClient client) : PortalPage
{
    internal GetCalendarFeedResponse Feed { get; private set; } = null!;

    internal string? Made { get; private set; }

    /// <summary>Until when what was made lasts.</summary>
    internal Timestamp? Until { get; private set; }

    public async Task OnGetAsync() => await LoadAsync();

    public Task<IActionResult> OnPostAsync() => TryAsync(async () =>
    {
        var answer = await client.Channels.CreateCalendarFeedAsync(
            new CreateCalendarFeedRequest { RequestId = RequestId });
        (Made, Until) = (answer.Url, answer.ExpireTime);
        return Page();
    }, show: LoadAsync);

    public Task<IActionResult> OnPostEndAsync() => TryAsync(async () =>
    {
        await client.Channels.RevokeCalendarFeedAsync(new RevokeCalendarFeedRequest { RequestId = RequestId });
        Say("The address has ended. It finds nothing from now on.");
        return Redirect("/home/calendar");
    }, show: LoadAsync);

    private async Task LoadAsync() => Feed = await client.Channels.GetCalendarFeedAsync(
        new GetCalendarFeedRequest(), cancellationToken: HttpContext.RequestAborted);
}
