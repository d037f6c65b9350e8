using CsCheck;
using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Referrals.Rules;

/// <summary>REFER-1 to REFER-5 and REFER-8, as tables and for any setting.</summary>
public sealed class ReferRulesTests
{
    private static readonly Criterion[] AllCriteria =
        [.. Enum.GetValues<Criterion>().Where(c => c != Criterion.Unspecified)];

    private static readonly Criterion[] Trusted =
        [Criterion.Accreditation, Criterion.IntegratedSupport, Criterion.Assurance];

    private static readonly Gen<ReferSetting> Settings = Gen.Select(
        Gen.OneOf(Enum.GetValues<ListingType>()[1..]),
        Gen.OneOf(CriterionOutcome.Met, CriterionOutcome.Met, CriterionOutcome.Missed, CriterionOutcome.Unknown)
            .Array[AllCriteria.Length],
        Gen.Bool, Gen.Bool, Gen.Bool, Gen.OneOf(AllCriteria).Array[0, 4],
        (type, outcomes, worker, day, place, setAside) => new ReferSetting
        {
            Type = type,
            Criteria = [.. AllCriteria.Zip(outcomes, (c, o) => new JudgedCriterion(c, o, "Why."))],
            WorkerNamed = worker,
            ReviewDateSet = day,
            PlaceKnown = place,
            SetAside = [.. setAside.Distinct()],
        });

    private static ReferSetting Programme(params (Criterion, CriterionOutcome)[] but) => new()
    {
        Type = ListingType.PerpetratorProgramme,
        Criteria =
        [
            .. AllCriteria.Select(c => new JudgedCriterion(
                c, but.Where(b => b.Item1 == c).Select(b => b.Item2).DefaultIfEmpty(CriterionOutcome.Met).First(),
                "Why.")),
        ],
    };

    private static (string, string)[] Found(ReferSetting setting) =>
        [.. ReferRules.Check(setting).Breaches.Select(b => (b.RuleId, b.Field))];

    [Theory]
    [InlineData(ListingType.AngerManagement, "REFER-3")]
    [InlineData(ListingType.CouplesCounselling, "REFER-3")]
    [InlineData(ListingType.Mediation, "REFER-3")]
    [InlineData(ListingType.SurvivorSupport, "REFER-8")]
    [InlineData(ListingType.ChildrensSupport, "REFER-8")]
    public void Nobody_is_referred_there_whoever_decides(ListingType type, string rule)
    {
        var setting = new ReferSetting
        {
            Type = type,
            WorkerNamed = true,
            ReviewDateSet = true,
            PlaceKnown = true,
            SetAside = [.. AllCriteria],
        };
        Assert.Equal([(rule, "listing_id")], Found(setting));
    }

    [Theory]
    [InlineData(CriterionOutcome.Missed)]
    [InlineData(CriterionOutcome.Unknown)]
    public void A_programme_must_be_one_to_trust_today_and_all_that_is_missing_is_told(CriterionOutcome not)
    {
        Assert.Empty(Found(Programme()));
        Assert.Equal([("REFER-2", "listing_id")], Found(Programme((Criterion.Accreditation, not))));
        Assert.Equal([("REFER-1", "listing_id")], Found(Programme((Criterion.IntegratedSupport, not))));
        Assert.Equal([("REFER-1", "listing_id")], Found(Programme((Criterion.Assurance, not))));
        Assert.Equal(
            [("REFER-2", "listing_id"), ("REFER-1", "listing_id"), ("REFER-1", "listing_id")],
            Found(Programme([.. Trusted.Select(c => (c, not)), (Criterion.Area, CriterionOutcome.Missed)])));
    }

    [Fact]
    public void What_nobody_judged_is_not_trusted() => Assert.Equal(
        ["REFER-2", "REFER-1", "REFER-1"],
        ReferRules.Check(Programme() with { Criteria = [], SetAside = [] }).Breaches.Select(b => b.RuleId));

    [Theory]
    [InlineData(Criterion.Area, "criteria.subject_place")]
    [InlineData(Criterion.Age, "criteria.age")]
    [InlineData(Criterion.Gender, "criteria.gender")]
    [InlineData(Criterion.Language, "criteria.languages")]
    [InlineData(Criterion.Referrer, "criteria.referrer")]
    [InlineData(Criterion.Proceedings, "criteria")]
    [InlineData(Criterion.SameProgramme, "criteria.past_programmes")]
    [InlineData(Criterion.DeliveryMode, "criteria.delivery_modes")]
    public void A_miss_is_named_with_the_field_that_mends_it_and_a_manager_may_set_it_aside(
        Criterion criterion, string field)
    {
        var setting = Programme((criterion, CriterionOutcome.Missed));
        Assert.Equal([("REFER-5", field)], Found(setting));
        Assert.Contains("Why.", ReferRules.Check(setting).Breaches[0].Description, StringComparison.Ordinal);
        var decided = ReferRules.Check(setting with { SetAside = [criterion] });
        Assert.False(decided.Refused);
        Assert.Equal(["REFER-5"], decided.RulesSetAside);

        // What is not known refuses nothing, but for the area: such a programme's name could tell the survivor's.
        Assert.Equal(
            criterion == Criterion.Area ? [("REFER-5", field)] : [],
            Found(Programme((criterion, CriterionOutcome.Unknown))));
    }

    [Fact]
    public void Every_miss_is_told_at_once() => Assert.Equal(
        AllCriteria.Length - Trusted.Length - 1,
        Found(Programme([.. AllCriteria.Except(Trusted).Select(c => (c, CriterionOutcome.Missed))])).Length);

    [Theory]
    [InlineData(CriterionOutcome.Missed)]
    [InlineData(CriterionOutcome.Unknown)]
    public void Places_never_refuse(CriterionOutcome outcome) =>
        Assert.Empty(Found(Programme((Criterion.Capacity, outcome))));

    [Theory]
    [InlineData(ListingType.Helpline)]
    [InlineData(ListingType.SubstanceUse)]
    [InlineData(ListingType.MentalHealth)]
    [InlineData(ListingType.Trauma)]
    [InlineData(ListingType.Housing)]
    [InlineData(ListingType.Other)]
    public void Anything_else_comes_beside_a_programme(ListingType type)
    {
        var setting = new ReferSetting { Type = type, SetAside = [.. AllCriteria] };
        Assert.Equal(
            [
                ("REFER-4", "continuing_worker_id"), ("REFER-4", "review_date"),
                ("REFER-4", "criteria.subject_place"),
            ], Found(setting));
        Assert.Empty(Found(setting with { WorkerNamed = true, ReviewDateSet = true, PlaceKnown = true }));
    }

    /// <summary>No path reaches a programme that REFER-1 forbids but by what a manager may set aside.</summary>
    [Fact]
    public void Nothing_gets_past_a_rule_but_by_a_decision_that_is_on_record()
    {
        var (allowed, decided) = (0, 0);
        Settings.Sample(setting =>
        {
            var outcome = ReferRules.Check(setting);
            if (outcome.Refused)
            {
                Assert.Empty(outcome.RulesSetAside);
                return;
            }

            Interlocked.Increment(ref allowed);
            Assert.DoesNotContain(setting.Type, new[]
            {
                ListingType.AngerManagement, ListingType.CouplesCounselling, ListingType.Mediation,
                ListingType.SurvivorSupport, ListingType.ChildrensSupport,
            });
            if (!setting.IsProgramme)
            {
                Assert.True(setting is { WorkerNamed: true, ReviewDateSet: true, PlaceKnown: true });
                Assert.Empty(outcome.RulesSetAside);
                return;
            }

            var not = setting.Criteria.Where(c => c.Outcome != CriterionOutcome.Met).ToDictionary(c => c.Criterion);
            Assert.False(not.ContainsKey(Criterion.IntegratedSupport) || not.ContainsKey(Criterion.Assurance));
            Assert.Equal(not.ContainsKey(Criterion.Accreditation), outcome.RulesSetAside.Contains("REFER-2"));
            var missed = not.Keys.Except([Criterion.Capacity, Criterion.Accreditation])
                .Where(c => c == Criterion.Area || not[c].Outcome == CriterionOutcome.Missed).ToArray();
            Assert.Equal(missed.Length > 0, outcome.RulesSetAside.Contains("REFER-5"));
            Assert.All(missed, c => Assert.Contains(c, setting.SetAside));
            if (!outcome.RulesSetAside.IsEmpty) Interlocked.Increment(ref decided);
        }, iter: 100_000);
        Assert.True(allowed > 1_000 && decided > 10, $"{allowed} allowed, {decided} decided");
    }
}
