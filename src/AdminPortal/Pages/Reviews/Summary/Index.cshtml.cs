using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Reviews.Assessing;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Summary;

/// <summary>A case's summary for its reviewer: why it is due, what is known, and what has to be done.</summary>
public sealed class IndexModel(RiskPlatformClient client, CaseReader reader, Drafts drafts, TimeProvider clock)
    : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    public CaseInReview Case { get; private set; } = null!;

    public GuidanceBook Guidance => reader.Guidance;

    public IReadOnlyList<Consultation> Consultations { get; private set; } = [];

    /// <summary>What may be used with the subject; null where nobody has assessed the case.</summary>
    public GetTalkingPointsResponse? TalkingPoints { get; private set; }

    /// <summary>An assessment that this person has begun.</summary>
    public bool HasDraft { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>As the service lets them.</summary>
    public bool MayDecide => Me.Is(Person.Manager, Person.SafeguardingLead);

    public bool MayReassign => Me.Is(Person.Reviewer, Person.Manager, Person.SafeguardingLead);

    public bool IsExempt => Case.Review?.Standing == ReviewStanding.Exempt;

    /// <summary>Only one that is not due, and that no reported change waits for (REVIEW-3, REVIEW-6).</summary>
    public bool CanBeExempt =>
        Case.Review is { Standing: ReviewStanding.Upcoming, Trigger: ReviewTrigger.Unspecified };

    public async Task OnGetAsync()
    {
        var id = CaseId.ToString();
        var consulted = client.Assessments.ListConsultationsAsync(
            new ListConsultationsRequest { CaseId = id, PageSize = 20 }).ResponseAsync;
        var found = reader.ReadAsync(CaseId);
        var draft = drafts.FindAsync(Me, CaseId);
        await Task.WhenAll(consulted, found, draft);
        (Case, Consultations, HasDraft) = (await found, (await consulted).Consultations, await draft is not null);
        if (Case.Latest is not null)
        {
            TalkingPoints = await client.Assessments.GetTalkingPointsAsync(
                new GetTalkingPointsRequest { CaseId = id });
        }
    }
}
