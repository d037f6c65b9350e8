using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>ASSESS-8 over several assessments: each source keeps its own latest word.</summary>
public sealed class LatestWordTests(ServiceHost host)
{
    private const Indicator Weapon = Indicator.WeaponUse;

    private readonly TestCaller caller = host.Caller(agency: "latest-word");

    [Fact]
    public async Task A_source_corrects_itself_and_what_it_said_is_kept()
    {
        var caseId = await HeardAsync(Observed(Weapon, SourceKind.Police));
        await caller.AssessAsync(caseId, Observed(Weapon, Presence.Absent, SourceKind.Police));
        await AssertAsync(caseId, Presence.Absent);
        Assert.Equal(
            [Presence.Absent, Presence.Present], (await caller.ObservationsAsync(caseId)).Select(o => o.Presence));
    }

    [Fact]
    public async Task Nobody_cancels_what_another_says()
    {
        var caseId = await HeardAsync(Observed(Weapon, SourceKind.Survivor));
        await caller.AssessAsync(caseId, Observed(Weapon, Presence.Absent, SourceKind.Police, SourceKind.Perpetrator));
        await AssertAsync(caseId, Presence.Present);
    }

    [Fact]
    public async Task A_record_of_what_the_survivor_said_is_another_source_than_the_agency_itself()
    {
        var quoting = Observed(Weapon, SourceKind.Police);
        quoting.Sources[0].DerivedFromSurvivor = true;
        var caseId = await HeardAsync(quoting);
        await caller.AssessAsync(caseId, Observed(Weapon, Presence.Absent, SourceKind.Police));
        await AssertAsync(caseId, Presence.Present);
        var fact = await caller.FactAsync(caseId, Weapon);
        Assert.Equal([false, true], fact.Sources.Select(s => s.Source.DerivedFromSurvivor));
        Assert.False(fact.ChallengePermitted);
    }

    [Fact]
    public async Task Unknown_takes_nothing_back()
    {
        var caseId = await HeardAsync(Observed(Weapon, SourceKind.Police));
        var later = await caller.AssessAsync(caseId, Observed(Weapon, Presence.Unknown, SourceKind.Police));
        Assert.Equal(RiskLevel.Imminent, later.Level);
        await AssertAsync(caseId, Presence.Present);
    }

    [Fact]
    public async Task The_subjects_denial_alone_settles_nothing()
    {
        var caseId = await HeardAsync(Observed(Weapon, Presence.Absent, SourceKind.Perpetrator));
        await AssertAsync(caseId, Presence.Unknown);
        var denied = (await caller.AssessmentsAsync(caseId))[0];
        Assert.Contains(denied.InformationRequests, asked => asked.Indicator == Weapon);
        Assert.Equal(RiskLevel.Medium, denied.Level);
        await caller.AssessAsync(caseId, Observed(Weapon, Presence.Absent, SourceKind.Housing));
        await AssertAsync(caseId, Presence.Absent);
    }

    [Fact]
    public async Task The_word_heard_last_stands_whichever_was_sent_last()
    {
        var caseId = await HeardAsync(At(Presence.Present, minutesAgo: 10));
        var late = await caller.AssessAsync(caseId, At(Presence.Absent, minutesAgo: 60));
        Assert.Equal(RiskLevel.Imminent, late.Level);
        await AssertAsync(caseId, Presence.Present);
        await caller.AssessAsync(caseId, At(Presence.Absent, minutesAgo: 10));
        await AssertAsync(caseId, Presence.Absent);
        Assert.Equal(3, (await caller.ObservationsAsync(caseId)).Count);
    }

    [Fact]
    public async Task A_clock_that_runs_ahead_does_not_make_a_word_outlast_the_next()
    {
        var caseId = await HeardAsync(At(Presence.Present, minutesAgo: -0.9));
        Assert.Equal(
            host.Clock.GetUtcNow(), (await caller.ObservationsAsync(caseId)).Single().HeardTime.ToDateTimeOffset());
        await caller.AssessAsync(caseId, Observed(Weapon, Presence.Absent, SourceKind.Police));
        await AssertAsync(caseId, Presence.Absent);
    }

    [Fact]
    public async Task Observations_are_listed_by_indicator_and_page()
    {
        var caseId = await HeardAsync(AllAbsent());
        await caller.AssessAsync(caseId, AllAbsent());
        var all = await caller.ObservationsAsync(caseId);
        Assert.Equal(16, all.Count);
        Assert.Equal(all, await caller.ObservationsAsync(caseId, pageSize: 3));

        var request = new ListObservationsRequest { CaseId = caseId, Code = Weapon, PageSize = 1 };
        var page = await caller.Assessments.ListObservationsAsync(request);
        Assert.Equal(all.First(o => o.Code == Weapon), page.Observations.Single());
        (request.Code, request.PageToken) = (Indicator.SexualViolence, page.NextPageToken);
        var refused = await Failures.RefusedAsync(() => caller.Assessments.ListObservationsAsync(request));
        Assert.Equal(["page_token"], refused.Fields);
    }

    private async Task AssertAsync(string caseId, Presence presence) =>
        Assert.Equal(presence, (await caller.FactAsync(caseId, Weapon)).Presence);

    private async Task<string> HeardAsync(params Observation[] observations)
    {
        var caseId = (await caller.CreateCaseAsync()).CaseId;
        await caller.AssessAsync(caseId, observations);
        return caseId;
    }

    private Observation At(Presence presence, double minutesAgo)
    {
        var observation = Observed(Weapon, presence, SourceKind.Police);
        observation.HeardTime = host.Clock.GetUtcNow().AddMinutes(-minutesAgo).ToTimestamp();
        return observation;
    }
}
