using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit.Charts;
using RiskPlatform.AdminPortal.Pages.Home;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages;

/// <summary>What needs me today.</summary>
public sealed class IndexModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    /// <summary>What waits.</summary>
    public Today Today { get; private set; } = null!;

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Whether they have the agency's reviews to answer for.</summary>
    public bool IsDecider => Me.Is(Person.Manager, Person.SafeguardingLead);

    internal IReadOnlyList<TeamReviewMeasures> Teams => Today.Measures?.Value?.Teams ?? [];

    /// <summary>The numbers of the whole agency by level; empty for those who don't answer for it.</summary>
    internal IReadOnlyList<LevelMeasures> Levels => Today.Measures?.Value?.Levels ?? [];

    internal int AwaitingAction => Levels.Sum(l => l.AwaitingAction);

    internal int AwaitingSecondPerson => Levels.Sum(l => l.AwaitingSecondPerson);

    internal BarChart DueByLevel => ReviewCharts.DueByLevel(Levels);

    internal BarChart AwaitingByLevel => ReviewCharts.AwaitingByLevel(Levels);

    /// <summary>Whether all of the person's own are listed, so that they can be counted.</summary>
    internal bool HasAllOfMine => Today.Mine?.Value is { NextPageToken.Length: 0 };

    /// <summary>The person's own, where all are listed.</summary>
    internal BarChart MineByLevel
    {
        get
        {
            var mine = Today.Mine?.Value?.Reviews ?? [];
            int Count(RiskLevel level, ReviewStanding standing) =>
                mine.Count(r => r.Level == level && r.Standing == standing);
            return new BarChart("Your reviews by level", "Level",
                [new BarSeries("Due"), new BarSeries("Overdue", IsLate: true)],
                [.. ReviewCharts.Levels.Select(l => new BarRow(ReviewCharts.LevelName(l),
                    Count(l, ReviewStanding.Due), Count(l, ReviewStanding.Overdue)))]);
        }
    }

    public async Task OnGetAsync() => await LoadAsync();

    public Task<IActionResult> OnPostAcknowledgeAsync(string reminder) => TryAsync(async () =>
    {
        await client.Reviews.AcknowledgeReminderAsync(
            new AcknowledgeReminderRequest { ReminderId = reminder, RequestId = RequestId });
        Say("You have acknowledged the reminder. What it is about still has to be done.");
        return Redirect("/");
    }, show: LoadAsync);

    private async Task LoadAsync() => Today = await Today.ReadAsync(client, Me, HttpContext.RequestAborted);
}
