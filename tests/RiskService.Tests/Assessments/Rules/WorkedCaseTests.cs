using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using TestKit.Cases;

namespace RiskService.Tests.Assessments.Rules;

public sealed class WorkedCaseTests
{
    public static TheoryData<string> Ids => [.. WorkedCase.Ids];

    [Fact]
    public void All_seventeen_are_here() => Assert.Equal(17, WorkedCase.Ids.Count);

    [Theory, MemberData(nameof(Ids))]
    public void Gives_the_expected_outcome(string id)
    {
        var (worked, expect) = Read(id);
        var result = InputsOf(worked).Evaluated();

        Assert.Equal(Code<RiskLevel>(expect.Level), result.Level);
        Assert.Equal(expect.SafeguardingActionRequired, result.SafeguardingActionRequired);
        Assert.Equal(expect.AskRecommended, result.AskRecommended);
        Assert.Equal(expect.SelfHarmActionRequired, result.SelfHarmActionRequired);
        Assert.Equal(expect.CounterAllegation, result.OpensCounterAllegation);
        Assert.Equal(expect.DirectQuestionsOffered, result.Questions.Sets.Contains(QuestionSet.Direct));
        Assert.Equal(expect.InformationRequests.Select(Code<Indicator>), result.InformationRequests);
        Assert.Equal(expect.NextReviewHours, ReviewInterval.For(result.Level, new ReviewIntervals()).TotalHours);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Fires_exactly_the_expected_look_and_assess_rules(string id)
    {
        var (worked, expect) = Read(id);
        var fired = InputsOf(worked).Evaluated().Rules.Select(rule => rule.RuleId)
            .Where(ruleId => ruleId.StartsWith("LOOK", StringComparison.Ordinal)
                || ruleId.StartsWith("ASSESS", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(expect.Rules, fired);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Permits_exactly_the_expected_challenges(string id)
    {
        var (worked, expect) = Read(id);
        var facts = InputsOf(worked).Facts;
        var present = facts.Spoken.Where(indicator => facts.Of(indicator) == Presence.Present)
            .ToDictionary(indicator => indicator, facts.ChallengePermitted);
        Assert.Equal(
            expect.ChallengePermitted.ToDictionary(pair => Code<Indicator>(pair.Key), pair => pair.Value), present);
        Assert.Equal(
            present.Where(pair => pair.Value).Select(pair => pair.Key).Order(),
            PermittedFact.From(facts).Select(fact => fact.Indicator));
    }

    private static (WorkedCase Worked, WorkedOutcome Expect) Read(string id)
    {
        var worked = WorkedCase.Read(id);
        Assert.Equal(id, worked.Id);
        return (worked, worked.Expect ?? throw new InvalidDataException($"{id} expects nothing."));
    }

    private static AssessmentInputs InputsOf(WorkedCase worked)
    {
        var stance = worked.Stance is { } said ? Code<Stance>(said) : Stance.None;
        return new()
        {
            Facts = FactSheet.Empty.Add([.. worked.Observations.Select(HeardOf)]),
            Stance = stance,
            Intoxicated = worked.Intoxicated ?? false,
            AbuseAlleged = worked.AbuseAlleged ?? false,
            AbuseDisclosed = stance is Stance.Partial or Stance.Open,
            SurvivorLevel = worked.SurvivorView?.Level is { } view ? Code<RiskLevel>(view) : null,
            SurvivorViewAccounted = worked.SurvivorView is not null,
            Judgement = worked.Judgement is { } judged ? Code<RiskLevel>(judged.Level) : null,
            Children = worked.Children,
        };
    }

    private static Heard HeardOf(WorkedObservation observation) => new(
        Guid.CreateVersion7(),
        Code<Indicator>(observation.Code),
        Code<Presence>(observation.Presence),
        [.. observation.Sources.Select(SourceOf)],
        Given.Start);

    private static SourceKey SourceOf(WorkedSource source) =>
        new(Code<SourceKind>(source.Kind), source.DerivedFromSurvivor);

    private static T Code<T>(string name) where T : struct, Enum =>
        Enum.Parse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
