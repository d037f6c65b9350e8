using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using static RiskService.Tests.Assessments.Rules.Given;

namespace RiskService.Tests.Assessments.Rules;

public sealed class FactSheetTests
{
    private const Indicator Weapon = Indicator.WeaponUse;

    [Fact]
    public void Nothing_sent_is_unknown()
    {
        Assert.All(Enum.GetValues<Indicator>(), code => Assert.Equal(Presence.Unknown, FactSheet.Empty.Of(code)));
        Assert.Empty(FactSheet.Empty.Spoken);
    }

    // ASSESS-8: each row is what two sources say, one after the other, and what that makes.
    [Theory]
    [InlineData(SourceKind.Police, Presence.Present, SourceKind.Police, Presence.Absent, Presence.Absent)]
    [InlineData(SourceKind.Police, Presence.Absent, SourceKind.Police, Presence.Present, Presence.Present)]
    [InlineData(SourceKind.Police, Presence.Present, SourceKind.Housing, Presence.Absent, Presence.Present)]
    [InlineData(SourceKind.Housing, Presence.Absent, SourceKind.Police, Presence.Present, Presence.Present)]
    [InlineData(SourceKind.Police, Presence.Present, SourceKind.Police, Presence.Unknown, Presence.Present)]
    [InlineData(SourceKind.Police, Presence.Absent, SourceKind.Police, Presence.Unknown, Presence.Absent)]
    [InlineData(SourceKind.Perpetrator, Presence.Absent, SourceKind.Perpetrator, Presence.Absent, Presence.Unknown)]
    [InlineData(SourceKind.Police, Presence.Present, SourceKind.Perpetrator, Presence.Absent, Presence.Present)]
    [InlineData(SourceKind.Perpetrator, Presence.Absent, SourceKind.Survivor, Presence.Absent, Presence.Absent)]
    [InlineData(SourceKind.Perpetrator, Presence.Present, SourceKind.Perpetrator, Presence.Absent, Presence.Unknown)]
    [InlineData(SourceKind.Survivor, Presence.Present, SourceKind.Child, Presence.Absent, Presence.Present)]
    [InlineData(SourceKind.Survivor, Presence.Present, SourceKind.Survivor, Presence.Absent, Presence.Absent)]
    public void Two_words_make(SourceKind one, Presence first, SourceKind two, Presence second, Presence expected)
    {
        var facts = Facts(
            Heard(Weapon, first, 0, new SourceKey(one, false)), Heard(Weapon, second, 1, new SourceKey(two, false)));
        Assert.Equal(expected, facts.Of(Weapon));
    }

    [Fact]
    public void What_police_know_and_what_they_were_told_are_two_sources()
    {
        var facts = Facts(Present(Weapon, PoliceQuoting), Heard(Weapon, Presence.Absent, 1, Police));
        Assert.Equal(Presence.Present, facts.Of(Weapon));
        Assert.Equal([Police, PoliceQuoting], facts.WordsOn(Weapon).Select(word => word.Source));
    }

    [Fact]
    public void An_observation_counts_for_each_of_its_sources()
    {
        var heard = Present(Weapon, Survivor, Police);
        var words = Facts(heard).WordsOn(Weapon);
        Assert.Equal([Survivor, Police], words.Select(word => word.Source));
        Assert.All(words, word => Assert.Equal(heard.ObservationId, word.ObservationId));
    }

    [Fact]
    public void The_word_heard_last_stands_whenever_it_is_recorded()
    {
        var late = Facts(Heard(Weapon, Presence.Present, 5, Police));
        Assert.Equal(Presence.Present, late.Add([Heard(Weapon, Presence.Absent, 4, Police)]).Of(Weapon));
        Assert.Equal(Presence.Absent, late.Add([Heard(Weapon, Presence.Absent, 6, Police)]).Of(Weapon));
    }

    [Fact]
    public void Of_two_heard_at_once_the_later_in_order_stands()
    {
        var facts = Facts(Present(Weapon, Police), Absent(Weapon, Police));
        Assert.Equal(Presence.Absent, facts.Of(Weapon));
        Assert.Equal(Presence.Present, facts.Add([Present(Weapon, Police)]).Of(Weapon));
    }

    [Fact]
    public void Times_closer_than_a_millisecond_count_as_at_once_and_come_back_in_utc()
    {
        var summer = new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(1));
        var first = new Heard(Guid.CreateVersion7(), Weapon, Presence.Present, [Police], summer.AddTicks(9_000));
        var second = new Heard(Guid.CreateVersion7(), Weapon, Presence.Absent, [Police], summer.AddTicks(1_000));
        var word = Assert.Single(Facts(first, second).WordsOn(Weapon));
        Assert.Equal(second.ObservationId, word.ObservationId);
        Assert.Equal(summer, word.HeardTime);
        Assert.Equal(TimeSpan.Zero, word.HeardTime.Offset);
    }

    [Fact]
    public void Adding_leaves_the_snapshot_as_it_was()
    {
        var before = Facts(Present(Weapon, Police));
        before.Add([Heard(Weapon, Presence.Absent, 1, Police), Present(Indicator.Suicidal, Subject)]);
        Assert.Equal(Presence.Present, before.Of(Weapon));
        Assert.Equal([Weapon], before.Spoken);
    }

    [Fact]
    public void Spoken_is_in_the_order_of_the_codes_and_leaves_out_what_is_only_unknown()
    {
        var facts = Facts(
            Present(Indicator.Suicidal, Subject),
            Absent(Indicator.EscalatingAssaults, Subject),
            Heard(Indicator.SexualJealousy, Presence.Unknown, 0, Police));
        Assert.Equal([Indicator.EscalatingAssaults, Indicator.Suicidal], facts.Spoken);
    }

    [Fact]
    public void What_is_no_indicator_or_has_no_source_never_becomes_a_fact()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Facts(Present(Indicator.Unspecified, Police)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Facts(Present((Indicator)70, Police)));
        Assert.Throws<InvalidOperationException>(() => Facts(Present(Weapon, default(SourceKey))));
        Assert.Equal(Presence.Unknown, Facts(Present((Indicator)7, Police)).Of((Indicator)71));
    }

    // RESPOND-1
    [Theory]
    [InlineData(SourceKind.Survivor, false, false)]
    [InlineData(SourceKind.Survivor, true, false)]
    [InlineData(SourceKind.Child, false, false)]
    [InlineData(SourceKind.Child, true, false)]
    [InlineData(SourceKind.Police, true, false)]
    [InlineData(SourceKind.Education, true, false)]
    [InlineData(SourceKind.Perpetrator, true, false)]
    [InlineData(SourceKind.WorkerObservation, true, false)]
    [InlineData(SourceKind.Police, false, true)]
    [InlineData(SourceKind.Perpetrator, false, true)]
    [InlineData(SourceKind.WorkerObservation, false, true)]
    [InlineData(SourceKind.SpecialistService, false, true)]
    [InlineData(SourceKind.OtherAgency, false, true)]
    public void Only_a_source_outside_the_survivors_side_permits_a_challenge(
        SourceKind kind, bool derived, bool permitted)
    {
        var source = new SourceKey(kind, derived);
        Assert.Equal(permitted, Facts(Present(Weapon, source)).ChallengePermitted(Weapon));
        Assert.False(Facts(Present(Weapon, Survivor), Absent(Weapon, source)).ChallengePermitted(Weapon));
    }

    [Fact]
    public void A_challenge_needs_the_latest_word_of_that_source()
    {
        var facts = Facts(Present(Weapon, Survivor, Police));
        Assert.True(facts.ChallengePermitted(Weapon));
        var corrected = facts.Add([Heard(Weapon, Presence.Absent, 1, Police)]);
        Assert.Equal(Presence.Present, corrected.Of(Weapon));
        Assert.False(corrected.ChallengePermitted(Weapon));
    }

    [Fact]
    public void The_permitted_view_holds_no_word_of_the_survivors_side()
    {
        var view = Facts(
            Present(Weapon, Survivor, Police),
            Present(Indicator.SexualViolence, Survivor, PoliceQuoting),
            Absent(Indicator.ThreatsToKill, Child)).PermittedView();
        Assert.Equal([Weapon], view.Spoken);
        Assert.Equal([Police], view.WordsOn(Weapon).Select(word => word.Source));
        Assert.Equal(Presence.Unknown, view.Of(Indicator.SexualViolence));
        Assert.Equal(Presence.Unknown, view.Of(Indicator.ThreatsToKill));
    }
}
