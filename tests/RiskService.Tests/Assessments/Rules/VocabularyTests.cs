using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Assessments.Rules;

public sealed class VocabularyTests
{
    [Fact]
    public void Every_indicator_is_in_exactly_one_group_in_the_order_of_the_codes()
    {
        Indicator[] grouped = [.. Indicators.Severe, .. Indicators.Statements, .. Indicators.Behaviours];
        Assert.Equal(Enum.GetValues<Indicator>().Where(indicator => indicator != Indicator.Unspecified), grouped);
        Assert.Equal(8, Indicators.Severe.Length);
        Assert.All(grouped, indicator => Assert.InRange((int)indicator, 1, IndicatorSet.Size - 1));
    }

    [Fact]
    public void Groups_know_their_own()
    {
        Assert.All(Indicators.Severe, indicator => Assert.True(Indicators.SevereSet.Contains(indicator)));
        Assert.All(
            Indicators.Statements.Concat(Indicators.Behaviours),
            indicator => Assert.False(Indicators.SevereSet.Contains(indicator)));
        Assert.False(Indicators.SevereSet.Contains(Indicator.SubstanceUse));
        Assert.False(Indicators.IsKnown(Indicator.Unspecified));
        Assert.False(Indicators.IsKnown((Indicator)(64 + (int)Indicator.WeaponUse)));
    }

    [Fact]
    public void Every_source_has_a_slot_of_its_own()
    {
        var kinds = Enum.GetValues<SourceKind>().Where(kind => kind != SourceKind.Unspecified);
        var keys = kinds.SelectMany(kind => new SourceKey[] { new(kind, false), new(kind, true) }).ToHashSet();
        Assert.Equal(keys.Count, keys.Select(key => key.Slot).Distinct().Count());
        Assert.All(keys, key => Assert.InRange(key.Slot, 0, SourceKey.Slots - 1));
    }

    [Theory]
    [InlineData(SourceKind.Survivor)]
    [InlineData(SourceKind.Child)]
    public void A_record_of_their_own_word_is_still_their_word(SourceKind kind) =>
        Assert.Equal(new SourceKey(kind, false), new SourceKey(kind, true));

    [Theory]
    [InlineData(RiskLevel.Imminent, 72)]
    [InlineData(RiskLevel.High, 7 * 24)]
    [InlineData(RiskLevel.Medium, 30 * 24)]
    [InlineData(RiskLevel.Standard, 60 * 24)]
    [InlineData(RiskLevel.Unspecified, 72)]
    public void Review_intervals_follow_the_level(RiskLevel level, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), ReviewInterval.For(level, new ReviewIntervals()));

    [Fact]
    public void Review_intervals_can_be_set() =>
        Assert.Equal(TimeSpan.FromDays(5), ReviewInterval.For(RiskLevel.High, new() { High = TimeSpan.FromDays(5) }));
}
