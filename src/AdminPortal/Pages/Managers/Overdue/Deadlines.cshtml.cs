using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Overdue;

/// <summary>What else has to be done by a time, on the same ladder: actions, consultations, tasks (REVIEW-5).</summary>
public sealed class DeadlinesModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<DeadlineKind> Kinds { get; set; } = [];

    /// <summary>Those not past their time too.</summary>
    [BindProperty(SupportsGet = true)]
    public string? When { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal ListDeadlinesResponse Found { get; private set; } = null!;

    internal IReadOnlyList<Choice> KindChoices { get; } = Words.Choices(DeadlineKind.Review);

    internal IReadOnlyList<Choice> WhenChoices { get; } =
        [new("all", "Everything that is open"), new("overdue", "Only what is past its time")];

    public async Task OnGetAsync()
    {
        When ??= "all";
        var request = new ListDeadlinesRequest { OverdueOnly = When == "overdue", PageToken = After ?? "" };
        request.Kinds.AddRange(Kinds.Where(k => k is not (DeadlineKind.Unspecified or DeadlineKind.Review)));
        Found = await client.Reviews.ListDeadlinesAsync(
            request, AccessPurpose.Supervision.ToHeaders(), cancellationToken: HttpContext.RequestAborted);
    }
}
