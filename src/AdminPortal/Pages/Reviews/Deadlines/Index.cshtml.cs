using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Deadlines;

/// <summary>What else has to be done by a time: actions, consultations, information, tasks of referrals.</summary>
public sealed class IndexModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    private const int OnOnePage = 25;

    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<DeadlineKind> Kind { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public static IReadOnlyList<Choice> Kinds { get; } = Words.Choices(DeadlineKind.Review);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid) return BadRequest();
        ModelState.Clear();
        var answer = await client.Reviews.ListDeadlinesAsync(new ListDeadlinesRequest
        {
            Kinds = { Kind },
            OverdueOnly = Overdue,
            PageSize = OnOnePage,
            PageToken = After ?? "",
        });
        (Deadlines, NextPage) = (answer.Deadlines, answer.NextPageToken);
        return Page();
    }
}
