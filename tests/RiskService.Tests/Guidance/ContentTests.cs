using System.Text.RegularExpressions;
using RiskPlatform.V1;

namespace RiskService.Tests.Guidance;

public sealed partial class ContentTests
{
    [Fact]
    public void Holds_all_26_indicators_once_with_their_kind()
    {
        var indicators = TestContent.Current.Indicators;
        Assert.Equal(
            Enum.GetValues<Indicator>().Where(i => i != Indicator.Unspecified).Order(),
            indicators.Select(i => i.Indicator).Order());
        Assert.Equal(8, indicators.Count(i => i.Kind == IndicatorKind.SevereHarm));
        Assert.Equal(10, indicators.Count(i => i.Kind == IndicatorKind.PresentingStatement));
        Assert.Equal(8, indicators.Count(i => i.Kind == IndicatorKind.Behaviour));
    }

    [Fact]
    public void Assess_3_names_social_care_housing_and_police_before_others()
    {
        foreach (var indicator in TestContent.Current.Indicators.Where(i => i.Kind == IndicatorKind.SevereHarm))
        {
            var request = TestContent.Current.InformationRequest(indicator.Indicator);
            Assert.Equal(indicator.Indicator, request.Indicator);
            Assert.Equal(
                [SourceKind.ChildrensSocialCare, SourceKind.AdultSocialCare, SourceKind.Housing, SourceKind.Police],
                request.CouldAsk.Take(4));
            Assert.Equal(indicator.InformationRequest, request.Text);
        }
    }

    [Fact]
    public void Information_requests_ask_agencies_for_their_records_and_keep_the_household_out()
    {
        var requests = TestContent.Current.Indicators.Where(i => i.Kind == IndicatorKind.SevereHarm)
            .Select(i => i.InformationRequest).ToList();
        Assert.Equal(8, requests.Distinct().Count());
        Assert.All(requests, text =>
        {
            Assert.Contains("from your records alone", text, StringComparison.Ordinal);
            Assert.Contains("do not raise it with anyone in the household", text, StringComparison.Ordinal);
            Assert.Contains("came from the survivor or a child", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Ask_3_every_severe_indicator_is_informed_by_a_question()
    {
        var informed = TestContent.Current.AllQuestions.SelectMany(q => q.Informs).ToHashSet();
        Assert.All(
            TestContent.Current.Indicators.Where(i => i.Kind == IndicatorKind.SevereHarm),
            i => Assert.Contains(i.Indicator, informed));
    }

    [Theory]
    [InlineData("ask.disclosure.patterns", Indicator.EscalatingAssaults)]
    [InlineData("ask.disclosure.alcohol-drugs", Indicator.ActiveSubstanceMisuse)]
    [InlineData("ask.disclosure.alcohol-drugs", Indicator.SubstanceUse)]
    [InlineData("ask.open.friends-family", Indicator.CoerciveControl)]
    [InlineData("ask.open.weapon", Indicator.WeaponUse)]
    [InlineData("ask.open.separation", Indicator.RecentOrImminentSeparation)]
    [InlineData("ask.open.pregnancy", Indicator.PregnancyOrRecentBirth)]
    public void Questions_name_what_they_inform(string id, Indicator indicator) =>
        Assert.Contains(indicator, TestContent.Current.QuestionById(id)!.Informs);

    [Theory]
    [InlineData(QuestionSet.OtherIssue, "ask.other-issue.", 8)]
    [InlineData(QuestionSet.Disclosure, "ask.disclosure.", 6)]
    [InlineData(QuestionSet.Direct, "ask.open.", 5)]
    public void Each_set_has_its_questions_in_order(QuestionSet set, string prefix, int count)
    {
        var questions = TestContent.Current.Questions(set);
        Assert.Equal(count, questions.Length);
        Assert.All(questions, q => Assert.StartsWith(prefix, q.QuestionId, StringComparison.Ordinal));
        Assert.Equal(TestContent.Current.AllQuestions.Where(q => q.Set == set), questions);
    }

    [Fact]
    public void Every_entry_cites_a_heading_of_the_source()
    {
        var cited = TestContent.Current.Indicators.Select(i => i.SourceSection)
            .Concat(TestContent.Current.AllQuestions.Select(q => q.SourceSection))
            .Concat(TestContent.Current.AllAdvice.Select(a => a.SourceSection))
            .Concat(TestContent.Current.Helplines.Select(h => h.SourceSection))
            .SelectMany(c => RuleSuffix().Replace(c, "").Split("; "))
            .ToHashSet();
        Assert.Empty(cited.Except(SourceHeadings.All));
        // The other way round: no heading of the source was left out.
        Assert.Empty(SourceHeadings.All.Except(cited));
    }

    [Fact]
    public void An_entry_that_goes_beyond_the_source_names_the_practice_rule() => Assert.EndsWith(
        "(practice rule REFER-3)",
        TestContent.Current.AdviceById("refer.no-joint-work")!.SourceSection,
        StringComparison.Ordinal);

    [Fact]
    public void Published_contact_details_are_exact_and_no_address_for_mail_is_invented()
    {
        Assert.NotEmpty(TestContent.Current.Helplines);
        Assert.All(TestContent.Current.Helplines, h =>
        {
            Assert.Equal("Respect Phoneline", h.Name);
            Assert.Equal("0808 8024040", h.Phone);
            Assert.Equal("www.respectphoneline.org.uk", h.Url);
        });
        Assert.DoesNotContain(TestContent.Texts(), t => t.Text.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kind_of_advice_is_held() => Assert.Equal(
        Enum.GetValues<AdviceKind>().Where(k => k != AdviceKind.Unspecified).Order(),
        TestContent.Current.AllAdvice.Select(a => a.Kind).Distinct().Order());

    [Fact]
    public void Unknown_ids_give_nothing()
    {
        Assert.Null(TestContent.Current.QuestionById("ask.none"));
        Assert.Null(TestContent.Current.AdviceById("respond.none"));
    }

    [GeneratedRegex(
        @" \(practice rule (LOOK|ASK|ASSESS|RESPOND|REFER|RECORD|REVIEW)-[1-9]\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleSuffix();
}
