using CsCheck;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Assessments.Rules;

/// <summary>
/// Whatever the survivor's side says, what the subject can notice is the same as if it had said nothing (RESPOND-1,
/// RESPOND-2, ASK-4).
/// </summary>
public sealed class SubjectSideProperties
{
    private static readonly Gen<(Heard[] All, Heard[] Without)> Told =
        Any.Observations.Select(heard => (heard, Silent(heard)));

    [Fact]
    public void The_permitted_view_is_the_same() => Told.Sample(told =>
        Assert.Equal(Given.Facts(told.Without).Encode(), Given.Facts(told.All).PermittedView().Encode()));

    [Fact]
    public void The_permitted_facts_are_the_same() => Told.Sample(told =>
        Assert.Equal(Shape(Given.Facts(told.Without)), Shape(Given.Facts(told.All))));

    [Fact]
    public void The_questions_and_their_order_are_the_same() =>
        Gen.Select(Told, Any.Indicator.Array[0, 4].Array[0, 8], Any.Inputs).Sample((told, questions, inputs) =>
        {
            var all = (inputs with { Facts = Given.Facts(told.All) }).Evaluated().Questions;
            var without = (inputs with { Facts = Given.Facts(told.Without) }).Evaluated().Questions;
            Assert.Equal(without.Sets, all.Sets);
            Assert.Equal(without.Withheld, all.Withheld);
            Assert.Equal(without.UnknownInPermittedView, all.UnknownInPermittedView);
            Assert.Equal(Ordered(questions, without), Ordered(questions, all));
        });

    [Fact]
    public void A_permitted_fact_is_present_and_permitted_and_names_nobody_on_the_survivors_side() =>
        Any.Facts.Sample(facts => Assert.All(PermittedFact.From(facts), fact =>
        {
            Assert.True(facts.ChallengePermitted(fact.Indicator));
            Assert.Equal(Presence.Present, facts.Of(fact.Indicator));
            Assert.NotEmpty(fact.Sources);
            Assert.DoesNotContain(SourceKind.Survivor, fact.Sources);
            Assert.DoesNotContain(SourceKind.Child, fact.Sources);
            Assert.Equal(fact.Sources.Length, fact.Sources.Distinct().Count());
        }));

    [Fact]
    public void An_observation_with_the_survivors_side_in_it_gives_neither_date_nor_words() =>
        Any.Observations.Sample(heard =>
        {
            foreach (var fact in PermittedFact.From(Given.Facts(heard)))
            {
                foreach (var one in heard)
                {
                    var told = PermittedObservation.From(fact, one.ObservationId, one.Sources, "words", Given.Start);
                    if (told is null) continue;
                    Assert.DoesNotContain(one.Sources, source => source.IsSurvivorSide);
                    Assert.Equal(fact.Indicator, one.Indicator);
                    if (told.OwnWords is not null)
                        Assert.All(one.Sources, source => Assert.Equal(Given.Subject, source));
                }
            }
        });

    private static Heard[] Silent(Heard[] heard) =>
    [
        .. heard.Select(one => one with { Sources = [.. one.Sources.Where(source => !source.IsSurvivorSide)] })
            .Where(one => !one.Sources.IsEmpty),
    ];

    private static string[] Shape(FactSheet facts) =>
    [
        .. PermittedFact.From(facts).Select(fact =>
            $"{fact.Indicator} {string.Join(',', fact.Sources)} {string.Join(',', fact.ObservationIds)}"),
    ];

    private static IEnumerable<int> Ordered(Indicator[][] questions, QuestionPlan plan) =>
        QuestionOrder.Order(Enumerable.Range(0, questions.Length), index => questions[index], plan);
}
