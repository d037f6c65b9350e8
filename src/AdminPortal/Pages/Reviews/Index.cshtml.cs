using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>The queue: which cases are looked at again next, the earliest due first (REVIEW-1).</summary>
public sealed class IndexModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    private const int OnOnePage = 25;

    /// <summary>Whose. Those who answer for an agency begin with all of it, others with their own.</summary>
    [BindProperty(SupportsGet = true)]
    public ReviewScope Whose { get; set; }

    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<ReviewStanding> Standing { get; set; } = [];

    /// <summary>The levels; the unspecified one asks for cases that nobody has assessed.</summary>
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<RiskLevel> Level { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Review> Reviews { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public bool IsFiltered => Standing.Count > 0 || Level.Count > 0;

    public static IReadOnlyList<Choice> Scopes { get; } =
    [
        new(nameof(ReviewScope.Mine), "Mine"),
        new(nameof(ReviewScope.Team), "My team’s"),
        new(nameof(ReviewScope.Agency), "The whole agency’s"),
    ];

    public static IReadOnlyList<Choice> Standings { get; } =
    [
        new(nameof(ReviewStanding.Overdue), "Overdue"),
        new(nameof(ReviewStanding.Due), "Due"),
        new(nameof(ReviewStanding.Upcoming), "Upcoming"),
        new(nameof(ReviewStanding.Exempt), "Exempt for now"),
    ];

    public static IReadOnlyList<Choice> Levels { get; } =
    [
        new(nameof(RiskLevel.Imminent), "Imminent"),
        new(nameof(RiskLevel.High), "High"),
        new(nameof(RiskLevel.Medium), "Medium"),
        new(nameof(RiskLevel.Standard), "Standard"),
        new(nameof(RiskLevel.Unspecified), "Never assessed"),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid) return BadRequest();

        // An address may spell a value in its own way; the form shows it as its own.
        ModelState.Clear();
        if (Whose == ReviewScope.Unspecified)
            Whose = Me.Is(Person.Manager, Person.SafeguardingLead) ? ReviewScope.Agency : ReviewScope.Mine;
        var answer = await client.Reviews.ListReviewsAsync(new ListReviewsRequest
        {
            Scope = Whose,
            Standings = { Standing },
            Levels = { Level },
            PageSize = OnOnePage,
            PageToken = After ?? "",
        });
        (Reviews, NextPage) = (answer.Reviews, answer.NextPageToken);
        return Page();
    }
}
