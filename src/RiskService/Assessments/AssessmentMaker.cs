using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.V1;
using FiredRule = RiskPlatform.V1.FiredRule;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>
/// The assessment as it is stored and returned. Guidance is in it by id alone; <see cref="GuidanceTexts"/> fills the
/// texts of its version in when it leaves.
/// </summary>
internal static class AssessmentMaker
{
    private static readonly PracticeFlag NothingNew = new()
    {
        RuleId = "REVIEW-1",
        Message = "Nothing new was sent: the case was assessed as it stood, and its review is due as before. "
            + "Somebody has to look at it and to ask those who may know more."
    };

    internal static Assessment Make(AssessmentWork work, CaseRow row, GuidanceContent guidance, ReviewTimes times)
    {
        var (request, standing, result) = (work.Request, work.Standing, work.Evaluation);
        var view = new Assessment
        {
            AssessmentId = work.Id.ToString(),
            CaseId = row.Id.ToString(),
            CreateTime = work.Now.ToTimestamp(),
            Level = result.Level,
            FactsLevel = result.FactsLevel,
            EvaluatedLevel = result.EvaluatedLevel,
            LowerLevelState = result.LowerLevelAwaitsApproval
                ? LowerLevelState.AwaitingApproval
                : LowerLevelState.NotNeeded,
            SafeguardingActionRequired = result.SafeguardingActionRequired,
            State = result.AwaitingSafeguardingAction
                ? AssessmentState.AwaitingSafeguardingAction
                : AssessmentState.Complete,
            SelfHarmAction = !result.SelfHarmActionRequired ? RequirementState.NotRequired
                : result.AwaitingSelfHarmAction ? RequirementState.Awaited
                : RequirementState.Met,
            AskRecommended = result.AskRecommended,
            DirectQuestionsOffered = result.Questions.Sets.Contains(QuestionSet.Direct),
            NextReviewTime = Due(work, row, times).ToTimestamp(),
            Stance = standing.Stance,
            Intoxicated = standing.Intoxicated,
            AbuseKnown = standing.AbuseAlleged || standing.AbuseDisclosed,
            SurvivorView = SurvivorView(standing),
            Judgement = request.Judgement,
            Worker = request.Worker,
            Children = row.Children,
            ConfidentialityLimitsExplained = row.ConfidentialityExplained || request.ConfidentialityLimitsExplained,
            Versions = new Versions { Rules = AssessmentRules.Version, Guidance = guidance.Version },
        };
        view.Rules.AddRange(result.Rules.Select(ToProto));
        view.InformationRequests.AddRange(
            result.InformationRequests.Select(i => new InformationRequest { Indicator = i }));
        view.NextQuestions.AddRange(
            Questions(guidance, result.Questions).Select(q => new Question { QuestionId = q.QuestionId }));
        view.Advice.AddRange(
            guidance.AdviceFor(result.AdviceFits).Select(a => new AdviceEntry { AdviceId = a.AdviceId }));
        view.PracticeFlags.AddRange(
            result.PracticeFlags.Select(f => new PracticeFlag { RuleId = f.RuleId, Message = f.Message }));
        if (NothingWasSent(request)) view.PracticeFlags.Add(NothingNew.Clone());
        view.Facts.AddRange(FactView.All(standing.Facts));
        return view;
    }

    /// <summary>
    /// Whether the review stays as it is: nothing was sent, so nobody has looked. A closed case has none to stay.
    /// </summary>
    internal static bool LeavesReview(AssessmentWork work, CaseRow row) =>
        NothingWasSent(work.Request) && row.NextReviewTime is not null;

    private static DateTimeOffset Due(AssessmentWork work, CaseRow row, ReviewTimes times)
    {
        var due = work.Now + ReviewInterval.For(work.Evaluation.Level, times.Intervals);
        return LeavesReview(work, row) && row.NextReviewTime < due ? row.NextReviewTime.Value : due;
    }

    internal static bool NothingWasSent(AssessRequest request) => request is
    {
        Observations.Count: 0, Stance: Stance.Unspecified, HasIntoxicated: false, HasAbuseAlleged: false,
        SubjectAllegesAbuse: false, SurvivorView: null, Judgement: null,
    };

    /// <summary>From the plan alone, which knows nothing of what the survivor's side said (ASK-4).</summary>
    internal static IEnumerable<Question> Questions(GuidanceContent guidance, QuestionPlan plan) =>
        QuestionOrder.Order(guidance.AllQuestions, q => q.Set, q => q.Informs, plan);

    private static FiredRule ToProto(Rules.FiredRule rule) => new()
    {
        RuleId = rule.RuleId,
        Explanation = rule.Explanation,
        Indicators = { rule.Indicators },
        Inputs = { rule.Inputs },
    };

    private static SurvivorView? SurvivorView(Standing standing)
    {
        if (standing.SurvivorLevel != RiskLevel.Unspecified) return new SurvivorView { Level = standing.SurvivorLevel };
        return standing.SurvivorViewReason == SurvivorViewUnavailableReason.Unspecified
            ? null
            : new SurvivorView { UnavailableReason = standing.SurvivorViewReason };
    }
}
