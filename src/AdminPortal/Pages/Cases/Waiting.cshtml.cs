using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases;

/// <summary>Safeguarding and self-harm actions that nobody has recorded yet (ASSESS-1, LOOK-2).</summary>
public sealed class WaitingModel(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public IReadOnlyList<Deadline> Waiting { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    public async Task OnGetAsync()
    {
        var answer = await client.Reviews.ListDeadlinesAsync(
            new ListDeadlinesRequest
            {
                Kinds = { DeadlineKind.SafeguardingAction, DeadlineKind.SelfHarmAction },
                PageToken = After ?? "",
            },
            AccessPurpose.Safeguarding.ToHeaders(), cancellationToken: HttpContext.RequestAborted);
        (Waiting, NextPage) = (answer.Deadlines, answer.NextPageToken);
    }
}
