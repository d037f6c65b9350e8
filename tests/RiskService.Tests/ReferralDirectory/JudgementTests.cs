using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>The words that a worker reads, and the edges of what is judged.</summary>
public sealed class JudgementTests
{
    private static readonly DateOnly today = new(2026, 1, 5);
    private static readonly PersonFacts nobody = new();
    private static readonly PersonFacts resident = new() { Place = new PlaceFacts(["E08000035"], "", null) };

    [Theory]
    [InlineData(17, CriterionOutcome.Missed, "Takes people of 18 to 65; the age is 17.")]
    [InlineData(18, CriterionOutcome.Met, "Takes people of 18 to 65; the age is 18.")]
    [InlineData(65, CriterionOutcome.Met, "Takes people of 18 to 65; the age is 65.")]
    [InlineData(66, CriterionOutcome.Missed, "Takes people of 18 to 65; the age is 66.")]
    [InlineData(null, CriterionOutcome.Unknown, "Takes people of 18 to 65; the age is not known.")]
    public void Age(int? age, CriterionOutcome outcome, string why) => AssertJudged(
        Programme(e => e with { MinimumAge = 18, MaximumAge = 65 }), nobody with { Age = age },
        Criterion.Age, outcome, why);

    [Theory]
    [InlineData(0, 0, CriterionOutcome.Met, "Accredited under Example Standard until 5 January 2026.")]
    [InlineData(-9, -1, CriterionOutcome.Missed, "Its accreditation under Example Standard ended on 4 January 2026.")]
    [InlineData(1, 9, CriterionOutcome.Missed, "Its accreditation under Example Standard begins on 6 January 2026.")]
    public void Accreditation(int from, int to, CriterionOutcome outcome, string why) => AssertJudged(
        Programme() with { Accreditations = [Held(from, to, AccreditationState.Granted)] }, nobody,
        Criterion.Accreditation, outcome, why);

    [Theory]
    [InlineData(AccreditationState.Suspended, "Its accreditation under Example Standard is suspended.")]
    [InlineData(AccreditationState.Withdrawn, "Its accreditation under Example Standard was withdrawn.")]
    public void An_accreditation_that_does_not_hold_is_none(AccreditationState state, string why) => AssertJudged(
        Programme() with { Accreditations = [Held(-9, 9, state)] }, nobody,
        Criterion.Accreditation, CriterionOutcome.Missed, why);

    [Fact]
    public void Support_for_survivors_needs_a_provider_and_a_day_on_which_it_was_confirmed()
    {
        var none = Programme();
        AssertJudged(none, nobody, Criterion.IntegratedSupport, CriterionOutcome.Missed,
            "No support service for survivors goes with it.");
        AssertJudged(none with { HasSupportProvider = true }, nobody, Criterion.IntegratedSupport,
            CriterionOutcome.Missed, "Nobody has confirmed that its support service for survivors runs.");
        AssertJudged(none with { HasSupportProvider = true, SupportConfirmed = today }, nobody,
            Criterion.IntegratedSupport, CriterionOutcome.Met,
            "Its support service for survivors was confirmed on 5 January 2026.");
    }

    [Fact]
    public void Assurance_holds_up_to_its_last_day()
    {
        var assured = Programme() with { AssuredFrom = today.AddDays(-9), AssuredUntil = today };
        AssertJudged(assured, nobody, Criterion.Assurance, CriterionOutcome.Met,
            "Checked on 27 December 2025; that holds until 5 January 2026.");
        AssertJudged(assured with { AssuredUntil = today.AddDays(-1) }, nobody, Criterion.Assurance,
            CriterionOutcome.Missed, "The check of this listing lapsed after 4 January 2026.");
        AssertJudged(Programme(), nobody, Criterion.Assurance, CriterionOutcome.Missed,
            "Nobody has checked this listing.");
    }

    [Theory]
    [InlineData(Residence.Subject, "E1", CriterionOutcome.Met, "The subject lives in its catchment.")]
    [InlineData(Residence.Subject, "E2", CriterionOutcome.Missed, "The subject lives outside its catchment.")]
    [InlineData(Residence.Subject, null, CriterionOutcome.Unknown, "Where the subject lives is not known.")]
    [InlineData(Residence.Either, "E1", CriterionOutcome.Met, "The subject lives in its catchment.")]
    [InlineData(Residence.Either, "E2", CriterionOutcome.Unknown, null)]
    [InlineData(Residence.Partner, "E1", CriterionOutcome.Unknown, null)]
    [InlineData(Residence.Partner, "E2", CriterionOutcome.Unknown, null)]
    public void Catchments(Residence residence, string? lives, CriterionOutcome outcome, string? why) => AssertJudged(
        Programme(e => e with { Residence = residence }) with { AreaCodes = ["E1"] },
        nobody with { Place = lives is null ? PlaceFacts.Unknown : new PlaceFacts([lives, "E9"], "", null) },
        Criterion.Area, outcome, why);

    [Fact]
    public void A_postcode_district_that_is_not_known_is_not_missed()
    {
        var programme = Programme() with { PostcodeDistricts = ["LS1"] };
        AssertJudged(programme, nobody with { Place = new PlaceFacts(["E1"], "", null) }, Criterion.Area,
            CriterionOutcome.Unknown, "Where the subject lives is known too roughly to tell.");
        AssertJudged(programme, nobody with { Place = new PlaceFacts(["E1"], "LS2", null) }, Criterion.Area,
            CriterionOutcome.Missed, null);
    }

    [Theory]
    [InlineData("2025-07-06", CriterionOutcome.Missed)]
    [InlineData("2025-07-05", CriterionOutcome.Met)]
    public void The_same_programme_within_six_months(string ended, CriterionOutcome outcome)
    {
        var programme = Programme(e => e with { SameProgrammeMonths = 6 });
        var day = DateOnly.Parse(ended, System.Globalization.CultureInfo.InvariantCulture);
        AssertJudged(programme, nobody with { PastProgrammes = [(programme.ListingId, day)] },
            Criterion.SameProgramme, outcome, null);
        AssertJudged(programme, nobody with { PastProgrammes = [(Guid.CreateVersion7(), day)] },
            Criterion.SameProgramme, CriterionOutcome.Met, null);
        AssertJudged(programme, nobody, Criterion.SameProgramme, CriterionOutcome.Unknown, null);
    }

    [Theory]
    [InlineData(0, 28, CriterionOutcome.Missed, "It has no free places, with a wait of 6 weeks.")]
    [InlineData(3, 28, CriterionOutcome.Met, "It has 3 free places, with a wait of 6 weeks.")]
    [InlineData(3, 29, CriterionOutcome.Unknown, "Its places were last reported too long ago to count.")]
    public void Places_never_refuse(int free, int daysAgo, CriterionOutcome outcome, string why)
    {
        var programme = Fitting() with { Capacity = new CapacityFacts(free, 6, today.AddDays(-daysAgo)) };
        AssertJudged(programme, nobody, Criterion.Capacity, outcome, why);
        Assert.True(Judgement.Of(programme, resident, On()).Tally.Fits);
    }

    [Fact]
    public void Criteria_that_a_programme_does_not_set_are_left_out() => Assert.Equal(
        [
            Criterion.Accreditation, Criterion.IntegratedSupport, Criterion.Assurance, Criterion.Area,
            Criterion.Capacity,
        ],
        Judgement.Of(Fitting(), nobody, On()).Criteria.Select(c => c.Criterion));

    [Fact]
    public void What_misses_nothing_but_lacks_something_of_the_rule_does_not_fit()
    {
        Assert.True(Judgement.Of(Fitting(), resident, On()).Tally.Fits);
        Assert.False(Judgement.Of(Fitting() with { Accreditations = [] }, resident, On()).Tally.Fits);
        Assert.False(Judgement.Of(Fitting() with { SupportConfirmed = null }, resident, On()).Tally.Fits);
        Assert.False(Judgement.Of(Fitting() with { AssuredUntil = null }, resident, On()).Tally.Fits);
    }

    [Fact]
    public void What_may_or_may_not_cover_the_place_does_not_fit()
    {
        Assert.False(Judgement.Of(Fitting(), nobody, On()).Tally.Fits);
        Assert.False(Judgement.Of(Fitting() with { AreaCodes = [] }, resident, On()).Tally.Fits);
        var partners = Fitting() with { Eligibility = EligibilityFacts.None with { Residence = Residence.Partner } };
        Assert.False(Judgement.Of(partners, resident, On()).Tally.Fits);
    }

    private static void AssertJudged(
        ServiceFacts programme, PersonFacts person, Criterion criterion, CriterionOutcome outcome, string? why)
    {
        var judged = Judgement.Of(programme, person, On()).Criteria.Single(c => c.Criterion == criterion);
        Assert.Equal(outcome, judged.Outcome);
        if (why is not null) Assert.Equal(why, judged.Explanation);
        Assert.Equal(
            Judgement.Of(programme, person, On()).Tally, Judgement.TallyOf(programme, person, On()));
    }

    private static ServiceFacts Programme(Func<EligibilityFacts, EligibilityFacts>? takes = null) => new()
    {
        ListingId = Guid.CreateVersion7(),
        Type = ListingType.PerpetratorProgramme,
        Eligibility = takes is null ? EligibilityFacts.None : takes(EligibilityFacts.None),
    };

    private static ServiceFacts Fitting() => Programme() with
    {
        Accreditations = [Held(-9, 9, AccreditationState.Granted)],
        HasSupportProvider = true,
        SupportConfirmed = today,
        AssuredFrom = today,
        AssuredUntil = today,
        AreaCodes = ["E08000035"],
    };

    private static AccreditationFacts Held(int from, int to, AccreditationState state) =>
        new("Example Standard", today.AddDays(from), today.AddDays(to), state);

    private static JudgedOn On() => new(today, 28);
}
