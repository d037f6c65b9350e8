using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.V1;

namespace RiskService.Tests.Guidance;

public sealed class GuidanceGrpcTests
{
    private readonly GuidanceGrpc service = new ServiceCollection().AddGuidance().BuildServiceProvider()
        .GetRequiredService<GuidanceGrpc>();

    [Fact]
    public async Task Lists_versions()
    {
        var version = Assert.Single((await service.ListGuidanceVersions(new(), null!)).Versions);
        Assert.Equal("2026.1", version.Version);
        Assert.Equal(["en"], version.Languages);
        Assert.True(version.Current);
        Assert.Contains("Respect Phoneline", version.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GuidanceSection.Unspecified, IndicatorKind.Unspecified, 26)]
    [InlineData(GuidanceSection.Unspecified, IndicatorKind.PresentingStatement, 10)]
    [InlineData(GuidanceSection.AssessRisk, IndicatorKind.Unspecified, 8)]
    [InlineData(GuidanceSection.LookListen, IndicatorKind.Behaviour, 8)]
    [InlineData(GuidanceSection.LookListen, IndicatorKind.SevereHarm, 0)]
    public async Task Filters_indicators(GuidanceSection section, IndicatorKind kind, int count)
    {
        var response = await service.ListIndicators(
            new() { Selector = new() { Section = section }, Kind = kind }, null!);
        Assert.Equal("2026.1", response.Version);
        Assert.Equal(count, response.Indicators.Count);
        Assert.All(response.Indicators, i => Assert.True(section == default || i.Section == section));
        Assert.All(response.Indicators, i => Assert.True(kind == default || i.Kind == kind));
    }

    [Theory]
    [InlineData(GuidanceSection.Unspecified, QuestionSet.Unspecified, 19)]
    [InlineData(GuidanceSection.Ask, QuestionSet.Direct, 5)]
    [InlineData(GuidanceSection.Ask, QuestionSet.OtherIssue, 8)]
    [InlineData(GuidanceSection.Refer, QuestionSet.Unspecified, 0)]
    public async Task Filters_questions(GuidanceSection section, QuestionSet set, int count)
    {
        var response = await service.ListQuestions(new() { Selector = new() { Section = section }, Set = set }, null!);
        Assert.Equal("2026.1", response.Version);
        Assert.Equal(count, response.Questions.Count);
        Assert.All(response.Questions, q => Assert.True(set == default || q.Set == set));
    }

    [Fact]
    public async Task Filters_advice()
    {
        var all = (await service.ListAdvice(new(), null!)).Advice;
        Assert.Equal(TestContent.Current.AllAdvice, all);
        foreach (var section in Enum.GetValues<GuidanceSection>())
        {
            foreach (var kind in Enum.GetValues<AdviceKind>())
            {
                var response = await service.ListAdvice(
                    new() { Selector = new() { Section = section }, Kind = kind }, null!);
                Assert.Equal("2026.1", response.Version);
                Assert.Equal(
                    all.Where(a => section == default || a.Section == section)
                        .Where(a => kind == default || a.Kind == kind),
                    response.Advice);
            }

            Assert.Contains(all, a => section == default || a.Section == section);
        }
    }

    [Fact]
    public async Task Lists_helplines_whatever_the_section()
    {
        var response = await service.ListHelplines(
            new() { Selector = new() { Section = GuidanceSection.Record } }, null!);
        Assert.Equal("2026.1", response.Version);
        Assert.Equal(TestContent.Current.Helplines, response.Helplines);
    }

    [Theory]
    [InlineData("2025.1", "")]
    [InlineData("", "cy")]
    public async Task What_is_not_held_is_NOT_FOUND(string version, string language)
    {
        var selector = new GuidanceSelector { Version = version, Language = language };
        await Fails(StatusCode.NotFound, () => service.ListIndicators(new() { Selector = selector }, null!));
        await Fails(StatusCode.NotFound, () => service.ListQuestions(new() { Selector = selector }, null!));
        await Fails(StatusCode.NotFound, () => service.ListAdvice(new() { Selector = selector }, null!));
        await Fails(StatusCode.NotFound, () => service.ListHelplines(new() { Selector = selector }, null!));
    }

    [Fact]
    public async Task Unknown_filter_values_are_INVALID_ARGUMENT()
    {
        const StatusCode invalid = StatusCode.InvalidArgument;
        var selector = new GuidanceSelector { Section = (GuidanceSection)99 };
        await Fails(invalid, () => service.ListHelplines(new() { Selector = selector }, null!));
        await Fails(invalid, () => service.ListIndicators(new() { Kind = (IndicatorKind)99 }, null!));
        await Fails(invalid, () => service.ListQuestions(new() { Set = (QuestionSet)99 }, null!));
        await Fails(invalid, () => service.ListAdvice(new() { Kind = (AdviceKind)99 }, null!));
    }

    private static async Task Fails<T>(StatusCode code, Func<Task<T>> call)
    {
        var failure = (await Assert.ThrowsAsync<FailureException>(call)).Failure;
        Assert.Equal(code, FailureStatus.ToRpcException(failure).StatusCode);
    }
}
