using AdminPortal.Tests.Host;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Kit;

/// <summary>Codes in words.</summary>
public sealed class WordsTests(Portal portal)
{
    [Fact]
    public async Task What_the_subject_says_reads_as_the_subject_s_as_the_guidance_names_it()
    {
        using var person = portal.As("practitioner", "words");
        using var service = person.Service();
        var answer = await service.Guidance.ListIndicatorsAsync(new ListIndicatorsRequest());

        var said = answer.Indicators.Where(i => i.Kind == IndicatorKind.PresentingStatement
            || i.Indicator == Indicator.SaysPartnerIsAbusive).ToList();

        Assert.InRange(said.Count, 9, 30);
        Assert.All(said.Where(i => i.Indicator != Indicator.Suicidal),
            i => Assert.Equal(i.Label, Words.Of(i.Indicator)));
    }

    [Theory]
    [InlineData("2026-07-01T23:30:00Z", 2, "2026-07-01T23:30:00Z")]
    [InlineData("2026-07-01T23:30:00Z", 1, "2026-07-01T11:00:00Z")]
    [InlineData("2026-12-01T10:00:00Z", 1, "2026-12-01T10:00:00Z")]
    public void A_day_without_a_time_is_now_or_its_noon(string now, int day, string expected)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);

        var moment = Times.On(new DateOnly(at.Year, at.Month, day), at);

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            moment.ToDateTimeOffset());
    }
}
