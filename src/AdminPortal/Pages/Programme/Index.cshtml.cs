using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Programme;

/// <summary>What was referred to the person's own programme, by whichever agency (REFER-7). No case is in it.</summary>
public sealed class IndexModel(RiskPlatformClient client) : PortalPage
{
    private const int OnOnePage = 25;

    [BindProperty(SupportsGet = true)]
    public Standing Show { get; set; } = Standing.Open;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal static IReadOnlyList<Choice> Standings { get; } =
    [
        new(nameof(Standing.New), "New"),
        new(nameof(Standing.Open), "Open"),
        new(nameof(Standing.Ended), "Ended"),
    ];

    internal IReadOnlyList<ReceivedReferralSummary> Referrals { get; private set; } = [];

    internal string NextPage { get; private set; } = "";

    public Task<IActionResult> OnGetAsync() => TryAsync(async () =>
    {
        var answer = await client.Referrals.ListReceivedReferralsAsync(new ListReceivedReferralsRequest
        {
            States = { Received.StatesOf(Show) },
            PageSize = OnOnePage,
            PageToken = After ?? "",
        }, cancellationToken: HttpContext.RequestAborted);
        (Referrals, NextPage) = (answer.Referrals, answer.NextPageToken);
        return Page();
    });
}
