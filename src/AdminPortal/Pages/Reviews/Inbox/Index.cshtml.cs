using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Inbox;

/// <summary>Reminders: what was reached on the ladder, and who has seen it (REVIEW-4, REVIEW-5).</summary>
public sealed class IndexModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    private const int OnOnePage = 25;

    [BindProperty(SupportsGet = true)]
    public ReviewScope Whose { get; set; } = ReviewScope.Mine;

    /// <summary>Those that were seen already, too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Seen { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Reminder> Reminders { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public static IReadOnlyList<Choice> Scopes { get; } =
    [
        new(nameof(ReviewScope.Mine), "Mine"),
        new(nameof(ReviewScope.Team), "My team’s"),
        new(nameof(ReviewScope.Agency), "The whole agency’s"),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid) return BadRequest();
        ModelState.Clear();
        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string reminderId) => TryAsync(async () =>
    {
        await client.Reviews.AcknowledgeReminderAsync(
            new AcknowledgeReminderRequest { ReminderId = reminderId, RequestId = RequestId });
        Say("The reminder is marked as seen. What it reminds of is still to be done.");
        return Redirect(Request.Path + Request.QueryString);
    }, show: LoadAsync);

    private async Task LoadAsync()
    {
        var answer = await client.Reviews.ListRemindersAsync(new ListRemindersRequest
        {
            Scope = Whose,
            UnacknowledgedOnly = !Seen,
            PageSize = OnOnePage,
            PageToken = After ?? "",
        });
        (Reminders, NextPage) = (answer.Reminders, answer.NextPageToken);
    }
}
