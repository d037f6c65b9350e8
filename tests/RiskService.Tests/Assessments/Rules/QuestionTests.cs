using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using static RiskService.Tests.Assessments.Rules.Given;

namespace RiskService.Tests.Assessments.Rules;

public sealed class QuestionTests
{
    // Every stance, sober and not: the sets offered, and the rules that decided (ASK-1, ASK-2, RESPOND-5).
    public static TheoryData<Stance, bool, QuestionSet[], string[]> Plans => new()
    {
        { Stance.Unspecified, false, [], [] },
        { Stance.None, false, [], [] },
        { Stance.OtherIssue, false, [QuestionSet.OtherIssue], ["ASK-1"] },
        { Stance.Partial, false, [QuestionSet.Disclosure], ["ASK-1"] },
        { Stance.Open, false, [QuestionSet.Disclosure, QuestionSet.Direct], ["ASK-1", "ASK-2"] },
        { Stance.Unspecified, true, [], [] },
        { Stance.None, true, [], [] },
        { Stance.OtherIssue, true, [], ["RESPOND-5"] },
        { Stance.Partial, true, [], ["RESPOND-5"] },
        { Stance.Open, true, [], ["RESPOND-5"] },
    };

    [Fact]
    public void Every_stance_is_decided()
    {
        var decided = Plans.Select(row => (row.Data.Item1, row.Data.Item2)).ToHashSet();
        Assert.Equal(2 * Enum.GetValues<Stance>().Length, decided.Count);
    }

    [Theory, MemberData(nameof(Plans))]
    public void Stance_and_intoxication_decide_the_sets(
        Stance stance, bool intoxicated, QuestionSet[] sets, string[] rules)
    {
        var result = (Inputs(FactSheet.Empty, stance) with { Intoxicated = intoxicated }).Evaluated();
        Assert.Equal(sets, result.Questions.Sets);
        Assert.Equal(intoxicated, result.Questions.Withheld);
        var fired = result.Rules.Select(rule => rule.RuleId);
        Assert.Equal(rules, fired.Where(id => id is "ASK-1" or "ASK-2" or "RESPOND-5"));
    }

    [Fact]
    public void Unknown_is_what_the_permitted_view_leaves_unknown()
    {
        var facts = Facts(
            Present(Indicator.WeaponUse, Survivor),
            Absent(Indicator.ThreatsToKill, Child),
            Present(Indicator.SexualViolence, PoliceQuoting),
            Present(Indicator.CoerciveControl, Police),
            Absent(Indicator.EscalatingAssaults, Police),
            Absent(Indicator.PregnancyOrRecentBirth, Subject));
        var unknown = Inputs(facts).Evaluated().Questions.UnknownInPermittedView;
        Assert.Equal(
            Enum.GetValues<Indicator>().Except(
                [Indicator.Unspecified, Indicator.CoerciveControl, Indicator.EscalatingAssaults]),
            unknown);
    }

    [Fact]
    public void More_of_the_unknown_comes_first_and_equal_ones_keep_their_order()
    {
        var plan = QuestionPlan.For(AllClear(), Stance.Open, intoxicated: false) with
        {
            UnknownInPermittedView = [Indicator.WeaponUse, Indicator.ThreatsToKill, Indicator.Suicidal],
        };
        (string Id, Indicator[] Informs)[] questions =
        [
            ("nothing", []),
            ("known", [Indicator.CoerciveControl, Indicator.SexualViolence, Indicator.EscalatingAssaults]),
            ("one", [Indicator.WeaponUse, Indicator.WeaponUse]),
            ("two", [Indicator.Suicidal, Indicator.ThreatsToKill]),
            ("another one", [Indicator.ThreatsToKill, Indicator.CoerciveControl]),
            ("another two", [Indicator.WeaponUse, Indicator.ThreatsToKill]),
        ];
        Assert.Equal(
            ["two", "another two", "one", "another one", "nothing", "known"],
            QuestionOrder.Order(questions, question => question.Informs, plan).Select(question => question.Id));
    }

    [Theory]
    [InlineData(Stance.Open, false, new[] { "d2", "d1", "h1" })]
    [InlineData(Stance.Partial, false, new[] { "d2", "d1" })]
    [InlineData(Stance.OtherIssue, false, new[] { "o1" })]
    [InlineData(Stance.None, false, new string[0])]
    [InlineData(Stance.Open, true, new string[0])]
    public void Only_the_plans_sets_are_asked_set_after_set(Stance stance, bool intoxicated, string[] expected)
    {
        (string Id, QuestionSet Set, Indicator[] Informs)[] questions =
        [
            ("h1", QuestionSet.Direct, [Indicator.WeaponUse, Indicator.ThreatsToKill, Indicator.SexualViolence]),
            ("d1", QuestionSet.Disclosure, [Indicator.EscalatingAssaults]),
            ("o1", QuestionSet.OtherIssue, [Indicator.SubstanceUse]),
            ("d2", QuestionSet.Disclosure, [Indicator.CoerciveControl, Indicator.EscalatingAssaults]),
        ];
        var plan = QuestionPlan.For(FactSheet.Empty, stance, intoxicated);
        var ordered = QuestionOrder.Order(questions, question => question.Set, question => question.Informs, plan);
        Assert.Equal(expected, ordered.Select(question => question.Id));
    }
}
