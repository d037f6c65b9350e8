using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Facts;

/// <summary>
/// What may be used with the subject: what the service gives and not a word more. A screen may be seen by the subject,
/// so there is no level here, no count of what was left out, and no hint that anything was (RESPOND-2).
/// </summary>
public sealed class TalkingPointsModel(RiskPlatformClient client) : CasePage(client)
{
    public GetTalkingPointsResponse Points { get; private set; } = new();

    public async Task OnGetAsync() => Points = await Client.Assessments.GetTalkingPointsAsync(
        new GetTalkingPointsRequest { CaseId = CaseId }, Why, cancellationToken: Stop);
}
