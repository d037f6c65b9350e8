using CsCheck;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Assessments.Rules;

public sealed class FactSheetProperties
{
    [Fact]
    public void Encoded_and_decoded_it_is_the_same_sheet() => Any.Facts.Sample(facts =>
    {
        var bytes = facts.Encode();
        var decoded = FactSheet.Decode(bytes);
        Assert.Equal(bytes, decoded.Encode());
        Assert.All(Enum.GetValues<Indicator>(), indicator =>
        {
            Assert.Equal(facts.Of(indicator), decoded.Of(indicator));
            Assert.Equal(facts.WordsOn(indicator), decoded.WordsOn(indicator));
            Assert.Equal(facts.ChallengePermitted(indicator), decoded.ChallengePermitted(indicator));
        });
    });

    // The rule as it is written, without tables or sets, against the code that is made to be fast (ASSESS-8).
    [Fact]
    public void It_agrees_with_the_rule_read_word_by_word() => Any.Observations.Sample(heard =>
    {
        var latest = new Dictionary<(Indicator, SourceKey), (DateTimeOffset Time, Presence Presence)>();
        foreach (var one in heard.Where(one => one.Presence != Presence.Unknown))
        {
            foreach (var source in one.Sources)
            {
                if (!latest.TryGetValue((one.Indicator, source), out var before) || one.HeardTime >= before.Time)
                    latest[(one.Indicator, source)] = (one.HeardTime, one.Presence);
            }
        }

        var facts = Given.Facts(heard);
        foreach (var indicator in Indicators.AllSet.ToImmutableArray())
        {
            var words = latest.Where(pair => pair.Key.Item1 == indicator).ToArray();
            var expected = words.Any(pair => pair.Value.Presence == Presence.Present) ? Presence.Present
                : words.Any(pair => pair.Key.Item2.Kind != SourceKind.Perpetrator) ? Presence.Absent
                : Presence.Unknown;
            Assert.Equal(expected, facts.Of(indicator));
            Assert.Equal(words.Length, facts.WordsOn(indicator).Count);
        }
    });

    [Fact]
    public void Sent_at_once_or_one_by_one_makes_no_difference() => Any.Observations.Sample(heard =>
        Assert.Equal(
            Given.Facts(heard).Encode(),
            heard.Aggregate(FactSheet.Empty, (facts, one) => facts.Add([one])).Encode()));

    [Fact]
    public void Unknown_changes_nothing() =>
        Gen.Select(Any.Facts, Any.HeardAs(Gen.Const(Presence.Unknown)).Array[1, 5])
            .Sample((facts, unknown) => Assert.Equal(facts.Encode(), facts.Add(unknown).Encode()));

    [Fact]
    public void The_order_of_different_sources_does_not_matter() =>
        Gen.Select(Any.Observations, Gen.Int).Sample((heard, seed) =>
        {
            // One source each, so that any order of the sources is possible while each keeps the order of its words.
            var single = heard.Select(one => one with { Sources = [one.Sources[0]] }).ToArray();
            var bySource = single.OrderBy(one => (one.Sources[0].Slot * 7919) ^ seed).ToArray();
            Assert.Equal(Given.Facts(single).Encode(), Given.Facts(bySource).Encode());
        });

    [Fact]
    public void Heard_at_different_times_any_order_will_do() =>
        Gen.Select(Any.Observations, Gen.Int).Sample((heard, seed) =>
        {
            var timed = heard.Select((one, i) => one with { HeardTime = Given.Start.AddSeconds(i) }).ToArray();
            var mixed = timed.Select((one, i) => (one, i)).OrderBy(pair => (pair.i * 7919) ^ seed)
                .Select(pair => pair.one).ToArray();
            Assert.Equal(Given.Facts(timed).Encode(), Given.Facts(mixed).Encode());
        });

    // Where the subject said something before, taking it back leaves what everyone else says: never more than that.
    [Fact]
    public void A_denial_by_the_subject_settles_nothing() =>
        Gen.Select(Any.Facts, Any.Indicator).Sample((facts, indicator) =>
        {
            var denied = facts.Add([Given.Heard(indicator, Presence.Absent, 9, Given.Subject)]);
            var others = facts.WordsOn(indicator).Where(word => word.Source != Given.Subject)
                .Select(word => Given.Heard(indicator, word.Presence, 0, word.Source)).ToArray();
            Assert.Equal(Given.Facts(others).Of(indicator), denied.Of(indicator));
        });
}
