using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>Reads what a reviewer needs of a case, at once.</summary>
public sealed class CaseReader(RiskPlatformClient client, GuidanceBook guidance)
{
    /// <summary>How the guidance names things.</summary>
    public GuidanceBook Guidance => guidance;

    public async Task<CaseInReview> ReadAsync(Guid caseId)
    {
        var id = caseId.ToString();
        var labels = guidance.RefreshAsync();
        var review = client.Reviews.GetReviewAsync(new GetReviewRequest { CaseId = id }).ResponseAsync;
        var held = client.Cases.GetCaseAsync(new GetCaseRequest { CaseId = id }).ResponseAsync;
        await Task.WhenAll(labels, review, held);
        var (its, found) = (await review, (await held).Case);
        if (found.LatestAssessmentId.Length == 0) return new CaseInReview(found, its, null);
        var latest = await client.Assessments.GetAssessmentAsync(
            new GetAssessmentRequest { CaseId = id, AssessmentId = found.LatestAssessmentId });
        return new CaseInReview(found, its, latest.Assessment);
    }
}

/// <summary>A case as its reviewer needs it.</summary>
/// <param name="Case">Who is in it, and how it stands.</param>
/// <param name="Reviewed">Its review, those before, and what is open.</param>
/// <param name="Latest">The latest assessment; null where nobody has assessed it.</param>
public sealed record CaseInReview(Case Case, GetReviewResponse Reviewed, Assessment? Latest)
{
    /// <summary>The review that stands; null where the case is closed.</summary>
    public Review? Review => Reviewed.Review;

    public bool IsOpen => Case.State == CaseState.Open;

    /// <summary>The facts as they stand; none where nobody has assessed it.</summary>
    public FactGroups Facts => new(Latest?.Facts ?? []);

    public int Children => Case.Parties.Count(p => p.Role == PartyRole.Child);

    /// <summary>What a page calls the case: the agency's own reference, or the beginning of its number.</summary>
    public string Name => CaseName.Of(Case.AgencyReference, Case.CaseId);
}
