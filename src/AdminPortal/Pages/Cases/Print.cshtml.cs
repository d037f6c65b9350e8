using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases;

/// <summary>
/// What of a case may lie on a table. It is made of what the service gives for the subject's eyes alone: no level, no
/// dates of review, nobody's name but the subject's reference, and nothing that tells that more is known (RESPOND-2).
/// </summary>
public sealed class PrintModel(RiskPlatformClient client) : CasePage(client)
{
    public GetTalkingPointsResponse Points { get; private set; } = new();

    public string SubjectReference =>
        Held.Parties.FirstOrDefault(p => p.Role == PartyRole.Subject)?.AgencyReference ?? "";

    public IEnumerable<string> SubjectWorkers => Held.Allocations
        .Where(a => a.Side == AllocationSide.Subject).Select(a => a.WorkerId);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Points = await Client.Assessments.GetTalkingPointsAsync(
            new GetTalkingPointsRequest { CaseId = CaseId }, Why, cancellationToken: Stop);
    }
}
