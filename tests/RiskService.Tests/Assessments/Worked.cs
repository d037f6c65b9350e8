using RiskPlatform.V1;
using RiskService.Tests.Host;
using TestKit.Cases;

namespace RiskService.Tests.Assessments;

/// <summary>A worked case as an agency sends it, and what its answer must hold.</summary>
internal static class Worked
{
    public static AssessRequest Request(WorkedCase worked, bool validateOnly = false)
    {
        var request = new AssessRequest
        {
            NewCase = Requests.NewCase(
                [PartyRole.Survivor, .. Enumerable.Repeat(PartyRole.Child, worked.Children)]),
            ValidateOnly = validateOnly,
            Stance = worked.Stance is { } stance ? Code<Stance>(stance) : Stance.Unspecified,
            SurvivorView = View(worked.SurvivorView),
            Judgement = worked.Judgement is { } judged
                ? new ProfessionalJudgement { Level = Code<RiskLevel>(judged.Level), Reason = judged.Reason }
                : null,
            Observations = { worked.Observations.Select(Observation) },
        };
        if (worked.Intoxicated is { } intoxicated) request.Intoxicated = intoxicated;
        if (worked.AbuseAlleged is { } alleged) request.AbuseAlleged = alleged;
        return request;
    }

    public static void AssertOutcome(WorkedOutcome expect, Assessment got)
    {
        Assert.Equal(Code<RiskLevel>(expect.Level), got.Level);
        Assert.Equal(expect.SafeguardingActionRequired, got.SafeguardingActionRequired);
        Assert.Equal(
            expect.SafeguardingActionRequired ? AssessmentState.AwaitingSafeguardingAction : AssessmentState.Complete,
            got.State);
        Assert.Equal(expect.AskRecommended, got.AskRecommended);
        Assert.Equal(
            expect.SelfHarmActionRequired ? RequirementState.Awaited : RequirementState.NotRequired,
            got.SelfHarmAction);
        Assert.Equal(expect.CounterAllegation, got.CounterAllegation is { State: CounterAllegationState.Open });
        Assert.Equal(expect.DirectQuestionsOffered, got.DirectQuestionsOffered);
        Assert.Equal(expect.DirectQuestionsOffered, got.NextQuestions.Any(q => q.Set == QuestionSet.Direct));
        Assert.Equal(
            expect.InformationRequests.Select(Code<Indicator>), got.InformationRequests.Select(r => r.Indicator));
        Assert.All(got.InformationRequests, asked => Assert.True(asked.CouldAsk.Count > 0 && asked.Text.Length > 0));
        Assert.Equal(
            expect.ChallengePermitted.ToDictionary(pair => Code<Indicator>(pair.Key), pair => pair.Value),
            got.Facts.Where(f => f.Presence == Presence.Present).ToDictionary(f => f.Code, f => f.ChallengePermitted));
        Assert.Equal(expect.Rules, got.Rules.Select(rule => rule.RuleId)
            .Where(rule => rule.StartsWith("LOOK", StringComparison.Ordinal)
                || rule.StartsWith("ASSESS", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));
        Assert.Equal(
            TimeSpan.FromHours(expect.NextReviewHours),
            got.NextReviewTime.ToDateTimeOffset() - got.CreateTime.ToDateTimeOffset());
    }

    private static Observation Observation(WorkedObservation observation) => new()
    {
        Code = Code<Indicator>(observation.Code),
        Presence = Code<Presence>(observation.Presence),
        Verbatim = observation.Verbatim ?? "",
        Sources =
        {
            observation.Sources.Select(source => new Source
            {
                Kind = Code<SourceKind>(source.Kind),
                DerivedFromSurvivor = source.DerivedFromSurvivor,
            }),
        },
    };

    private static SurvivorView? View(WorkedSurvivorView? view) => view switch
    {
        null => null,
        { Level: { } level } => new SurvivorView { Level = Code<RiskLevel>(level) },
        _ => new SurvivorView { UnavailableReason = Code<SurvivorViewUnavailableReason>(view.UnavailableReason!) },
    };

    private static T Code<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
