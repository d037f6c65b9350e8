using RiskPlatform.RiskService.Guidance;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>
/// Fills the texts of guidance in by id, from the version that the assessment names. Published versions never change
/// and stay held, so an assessment reads the same for as long as it is kept, without storing the texts each time.
/// </summary>
internal static class GuidanceTexts
{
    internal static void Fill(Assessment assessment, GuidanceLibrary library)
    {
        var content = library.Find(assessment.Versions.Guidance, GuidanceLibrary.DefaultLanguage)
            ?? throw new InvalidOperationException($"Guidance {assessment.Versions.Guidance} is no longer held.");
        for (var i = 0; i < assessment.NextQuestions.Count; i++)
        {
            assessment.NextQuestions[i] = content.QuestionById(assessment.NextQuestions[i].QuestionId)!;
        }

        for (var i = 0; i < assessment.Advice.Count; i++)
        {
            assessment.Advice[i] = content.AdviceById(assessment.Advice[i].AdviceId)!;
        }

        for (var i = 0; i < assessment.InformationRequests.Count; i++)
        {
            assessment.InformationRequests[i] = content.InformationRequest(assessment.InformationRequests[i].Indicator);
        }
    }
}
