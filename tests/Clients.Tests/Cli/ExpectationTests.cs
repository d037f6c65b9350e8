using Clients.Tests.Fakes;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class ExpectationTests
{
    private static IReadOnlyList<Difference> Compare(Action<Assessment> change)
    {
        var expect = Assert.Single(CaseFileReader.ReadAll([CliRun.Sample("child-told-school")], "/")).Expect!;
        var actual = Answers.ChildToldSchool();
        change(actual);
        return ExpectationComparer.Compare(expect, actual);
    }

    [Fact]
    public void What_was_expected_is_no_difference_whatever_its_order_and_whatever_else_fired() =>
        Assert.Empty(Compare(_ => { }));

    public static TheoryData<string, string, string, Action<Assessment>> Kinds => new()
    {
        { "level", "HIGH", "MEDIUM", a => a.Level = RiskLevel.Medium },
        { "safeguarding_action_required", "true", "false", a => a.SafeguardingActionRequired = false },
        { "ask_recommended", "false", "true", a => a.AskRecommended = true },
        { "self_harm_action_required", "false", "true", a => a.SelfHarmAction = RequirementState.Awaited },
        { "self_harm_action_required", "false", "true", a => a.SelfHarmAction = RequirementState.Met },
        { "self_harm_action_required", "false", "true", a => a.SelfHarmAction = RequirementState.Unspecified },
        { "counter_allegation", "false", "true", a => a.CounterAllegation = new CounterAllegation() },
        { "direct_questions_offered", "false", "true", a => a.DirectQuestionsOffered = true },
        {
            "information_requests",
            "ACTIVE_SUBSTANCE_MISUSE, COERCIVE_CONTROL, PREGNANCY_OR_RECENT_BIRTH, RECENT_OR_IMMINENT_SEPARATION, "
                + "SEXUAL_VIOLENCE, THREATS_TO_KILL, WEAPON_USE",
            "none", a => a.InformationRequests.Clear()
        },
        { "challenge_permitted.ESCALATING_ASSAULTS", "false", "true", a => a.Facts[0].ChallengePermitted = true },
        { "challenge_permitted.ESCALATING_ASSAULTS", "false", "no such fact", a => a.Facts.RemoveAt(0) },
        { "challenge_permitted.WEAPON_USE", "not present", "false", a => a.Facts[1].Presence = Presence.Present },
        { "rules", "ASSESS-1, ASSESS-2, ASSESS-3, LOOK-4", "ASSESS-1, ASSESS-2, ASSESS-3", a => a.Rules.RemoveAt(3) },
        {
            "rules", "ASSESS-1, ASSESS-2, ASSESS-3, LOOK-4", "ASSESS-1, ASSESS-2, ASSESS-3, LOOK-1, LOOK-4",
            a => a.Rules.Add(new FiredRule { RuleId = "LOOK-1" })
        },
        {
            "next_review_hours", "168", "72",
            a => a.NextReviewTime = a.CreateTime + Duration.FromTimeSpan(TimeSpan.FromHours(72))
        },
        { "next_review_hours", "168", "none", a => a.NextReviewTime = null },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_of_difference_is_found(
        string field, string expected, string actual, Action<Assessment> change) =>
        Assert.Equal(new Difference(field, expected, actual), Assert.Single(Compare(change)));

    [Fact]
    public void What_the_file_does_not_expect_is_not_compared() =>
        Assert.Empty(ExpectationComparer.Compare(new Expectation(), Answers.ChildToldSchool()));
}
