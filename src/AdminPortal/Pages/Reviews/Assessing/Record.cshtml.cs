using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>
/// Record: check the answers, see what the rules make of them, and send. It completes the review that was current when
/// the assessment was begun; a case that has none is assessed, which opens it again.
/// </summary>
public sealed class RecordModel(RiskPlatformClient client, Drafts drafts, CaseReader reader)
    : StepPage(client, drafts, reader)
{
    public override Step Step => Step.Record;

    /// <summary>Somebody else completed the review meanwhile: theirs is the latest assessment.</summary>
    public bool IsOvertaken { get; private set; }

    public IReadOnlyList<Observation> Observations => [.. DraftRequest.Observations(Draft)];

    public override async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) return NotKept();
        return await TryAsync(async () =>
        {
            try
            {
                var made = await SendAsync();
                await Book.RemoveAsync(Me, CaseId);
                Say("The assessment was recorded.");
                return Redirect($"/reviews/{CaseId}/assessments/{made}");
            }
            catch (ReviewNotCurrentException)
            {
                await FollowAsync();
                throw;
            }
            catch (InvalidRequestException refused)
            {
                foreach (var wrong in refused.Violations)
                    ModelState.AddModelError("", $"{Place(wrong.Field)}: {wrong.Description.TrimEnd('.')}");
                if (refused.Violations.Count == 0) throw;
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await ShowAsync();
            }
        }, show: ShowAsync);
    }

    protected override void Fill()
    {
        // Nothing is asked in this step.
    }

    protected override void Take()
    {
        // Nothing is asked in this step.
    }

    private async Task<string> SendAsync()
    {
        var assessment = DraftRequest.Of(Draft, Me);
        if (Draft.ReviewId.Length > 0)
        {
            var completed = await Client.Reviews.CompleteReviewAsync(new CompleteReviewRequest
            {
                CaseId = CaseId.ToString(),
                ReviewId = Draft.ReviewId,
                Assessment = assessment,
                RequestId = Draft.RequestId,
            });
            return completed.Assessment.AssessmentId;
        }

        (assessment.CaseId, assessment.RequestId) = (CaseId.ToString(), Draft.RequestId);
        return (await Client.Assessments.AssessAsync(assessment)).Assessment.AssessmentId;
    }

    /// <summary>From now on it is for the review that stands, once the person has seen what was found meanwhile.
    /// </summary>
    private async Task FollowAsync()
    {
        var now = await Client.Reviews.GetReviewAsync(new GetReviewRequest { CaseId = CaseId.ToString() });
        IsOvertaken = true;
        Draft.ReviewId = now.Review?.ReviewId ?? "";
        await Book.SaveAsync(Me, CaseId, Draft);
    }

    /// <summary>Which answer a field of the protocol was made of.</summary>
    private string Place(string field)
    {
        const string list = "observations[";
        var at = field.IndexOf(list, StringComparison.Ordinal);
        if (at >= 0
            && int.TryParse(field[(at + list.Length)..].Split(']')[0], CultureInfo.InvariantCulture, out var index)
            && index < Observations.Count)
        {
            return Guidance.Label(Observations[index].Code);
        }

        return field switch
        {
            _ when field.Contains("judgement", StringComparison.Ordinal) => "Your professional judgement",
            _ when field.Contains("survivor_view", StringComparison.Ordinal) => "The survivor-informed view",
            _ when field.Contains("agencies", StringComparison.Ordinal) => "Agencies consulted",
            _ when field.Contains("actions_taken", StringComparison.Ordinal) => "What was done already",
            _ when field.Contains("worker", StringComparison.Ordinal) => "Training and supervisor",
            _ => "The assessment",
        };
    }
}
