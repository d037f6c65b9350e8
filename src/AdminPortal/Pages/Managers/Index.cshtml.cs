using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Kit.Charts;
using RiskPlatform.AdminPortal.Pages.Home;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers;

/// <summary>The ladder of what is overdue: which stage each review reached, and which is next (REVIEW-5).</summary>
public sealed class IndexModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    /// <summary>How they stand; those overdue unless it says otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public ReviewStanding Standing { get; set; } = ReviewStanding.Overdue;

    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<RiskLevel> Levels { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Reviewer { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal ListReviewsResponse Found { get; private set; } = null!;

    /// <summary>The numbers of all teams; those that can't be read just now leave the list as it is.</summary>
    internal Part<GetReviewMeasuresResponse> Measures { get; private set; } = null!;

    internal BarChart ByLevel => ReviewCharts.OverdueByLevel(Counts);

    internal BarChart ByAge => ReviewCharts.OverdueByAge(Counts);

    internal IReadOnlyList<Choice> Standings { get; } = Words.Choices(ReviewStanding.Ended);

    internal IReadOnlyList<Choice> LevelChoices { get; } =
        [.. ReviewCharts.Levels.Select(l => new Choice(l.ToString(), ReviewCharts.LevelName(l)))];

    private IEnumerable<OverdueCount> Counts => Measures.Value?.Teams.SelectMany(t => t.OverdueCounts) ?? [];

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var measures = Part<GetReviewMeasuresResponse>.ReadAsync(true, async () =>
            await client.Reviews.GetReviewMeasuresAsync(
                new GetReviewMeasuresRequest { TeamId = Team?.Trim() ?? "" }, cancellationToken: stop));
        var request = new ListReviewsRequest
        {
            Scope = ReviewScope.Agency,
            TeamId = Team?.Trim() ?? "",
            ReviewerId = Reviewer?.Trim() ?? "",
            PageToken = After ?? "",
        };
        if (Standing != ReviewStanding.Unspecified) request.Standings.Add(Standing);
        request.Levels.AddRange(Levels);
        Found = await client.Reviews.ListReviewsAsync(
            request, AccessPurpose.Supervision.ToHeaders(), cancellationToken: stop);
        Measures = (await measures)!;
    }

    internal static string Reached(LadderStage stage) => stage switch
    {
        LadderStage.Unspecified => "Nobody yet",
        LadderStage.Reminder => "The reviewer, ahead of time",
        LadderStage.Due => "The reviewer",
        LadderStage.Manager => "The manager",
        LadderStage.SafeguardingLead => "The safeguarding lead",
        _ => Words.Of(stage),
    };
}
