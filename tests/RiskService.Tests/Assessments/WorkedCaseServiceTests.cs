using RiskPlatform.V1;
using RiskService.Tests.Host;
using TestKit.Cases;

namespace RiskService.Tests.Assessments;

/// <summary>The worked cases through the channel, as an agency sends them.</summary>
public sealed class WorkedCaseServiceTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "worked-cases");

    public static TheoryData<string> Ids => [.. WorkedCase.Ids];

    [Theory, MemberData(nameof(Ids))]
    public async Task Stored_it_gives_the_expected_outcome_and_reads_back_equal(string id)
    {
        var worked = WorkedCase.Read(id);
        var stored = await caller.AssessAsync(Worked.Request(worked));

        Worked.AssertOutcome(worked.Expect!, stored);
        Assert.Equal(stored, await caller.GetAsync(stored));
        Assert.Equal([stored], await caller.AssessmentsAsync(stored.CaseId));
        Assert.Equal(stored.Facts, await caller.FactsAsync(stored.CaseId));
        var kept = await caller.GetCaseAsync(stored.CaseId);
        Assert.Equal(
            (stored.Level, stored.State, stored.AssessmentId, stored.NextReviewTime),
            (kept.Level, kept.AssessmentState, kept.LatestAssessmentId, kept.NextReviewTime));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task With_validate_only_it_gives_the_same_and_no_ids(string id)
    {
        var worked = WorkedCase.Read(id);
        var computed = await caller.AssessAsync(Worked.Request(worked, validateOnly: true));

        Worked.AssertOutcome(worked.Expect!, computed);
        Assert.Equal(("", ""), (computed.AssessmentId, computed.CaseId));
        var stored = await caller.AssessAsync(Worked.Request(worked));
        Assert.Equal(Same.WithoutIds(stored), Same.WithoutIds(computed));
    }

    [Fact]
    public async Task Its_words_are_kept_with_the_observation()
    {
        var worked = WorkedCase.All.First(w => w.Observations.Any(o => o.Verbatim is { Length: > 0 }));
        var stored = await caller.AssessAsync(Worked.Request(worked));
        var kept = await caller.ObservationsAsync(stored.CaseId);
        Assert.Equal(
            worked.Observations.Select(o => o.Verbatim ?? "").Reverse(), kept.Select(o => o.Verbatim));
        Assert.All(kept, o => Assert.Equal(stored.AssessmentId, o.AssessmentId));
    }
}
