using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Guidance;

public sealed class AdviceForTests
{
    private static readonly AdviceFit[] AllFits = Enum.GetValues<AdviceFit>();

    [Fact]
    public void Respond_9_no_combination_returns_everything_and_each_returns_something()
    {
        var order = TestContent.Current.AllAdvice.Select((a, i) => (a.AdviceId, i)).ToDictionary();
        for (var bits = 0; bits < 1 << AllFits.Length; bits++)
        {
            var fits = AllFits.Where((_, i) => (bits & (1 << i)) != 0).ToList();
            var advice = TestContent.Current.AdviceFor(fits);
            Assert.InRange(advice.Length, 1, TestContent.Current.AllAdvice.Length - 1);
            // In the order of the source, and so without duplicates.
            var positions = advice.Select(a => order[a.AdviceId]).ToList();
            Assert.Equal(positions.Distinct().Order(), positions);
        }
    }

    [Fact]
    public void Each_fit_adds_advice_of_its_own()
    {
        var always = TestContent.Current.AdviceFor([]);
        foreach (var fit in AllFits.Where(f => f != AdviceFit.Always))
        {
            var advice = TestContent.Current.AdviceFor([fit]);
            Assert.True(advice.Length > always.Length, fit.ToString());
            Assert.Empty(always.Except(advice));
        }
    }

    [Fact]
    public void Always_is_a_handful_and_holds_the_principles()
    {
        var always = TestContent.Current.AdviceFor([AdviceFit.Always]);
        Assert.InRange(always.Length, 1, 6);
        var ids = always.Select(a => a.AdviceId).ToList();
        Assert.Contains("principle.safety-first", ids);
        Assert.Contains("principle.do-no-harm", ids);
        Assert.Contains("respond.survivor-information", ids);
        Assert.Contains("respond.separate-contacts", ids);
    }

    [Theory]
    [InlineData(AdviceFit.Children, "look.child-is-victim")]
    [InlineData(AdviceFit.Children, "respond.confidentiality-limits")]
    [InlineData(AdviceFit.CounterAllegation, "look.counter-allegation.serious")]
    [InlineData(AdviceFit.Disclosure, "respond.never-acceptable")]
    [InlineData(AdviceFit.Intoxicated, "respond.under-influence")]
    [InlineData(AdviceFit.OpenStance, "ask.direct-when-open")]
    [InlineData(AdviceFit.OtherIssue, "ask.start-from-other-issue")]
    [InlineData(AdviceFit.SelfHarm, "look.self-harm.respond")]
    [InlineData(AdviceFit.SevereRisk, "assess.severe.act")]
    [InlineData(AdviceFit.SubstanceUse, "refer.linked-not-cause")]
    [InlineData(AdviceFit.Untrained, "care.training")]
    internal void Brings_what_matters_for_the_fit_and_only_then(AdviceFit fit, string id)
    {
        Assert.Contains(TestContent.Current.AdviceById(id), TestContent.Current.AdviceFor([fit]));
        Assert.DoesNotContain(TestContent.Current.AdviceById(id), TestContent.Current.AdviceFor([]));
    }

    [Fact]
    public void Worker_care_without_a_fit_is_listed_only()
    {
        var supervision = TestContent.Current.AdviceById("care.supervision")!;
        Assert.Equal(AdviceKind.WorkerCare, supervision.Kind);
        Assert.Contains(supervision, TestContent.Current.AllAdvice);
        Assert.DoesNotContain(supervision, TestContent.Current.AdviceFor(AllFits));
    }

    [Fact]
    public void Messages_are_made_once() => Assert.Same(
        TestContent.Current.AdviceFor([])[0], TestContent.Current.AdviceFor(AllFits)[0]);
}
