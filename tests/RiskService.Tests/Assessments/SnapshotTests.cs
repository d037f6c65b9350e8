using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>ASSESS-7: all facts as they stand, a snapshot that never changes, the versions that made it.</summary>
public sealed class SnapshotTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "snapshots");

    [Fact]
    public async Task An_assessment_evaluates_what_was_sent_before_too()
    {
        var caseId = (await caller.CreateCaseAsync()).CaseId;
        await caller.AssessAsync(caseId, Observed(Indicator.RecentOrImminentSeparation, SourceKind.Survivor));
        await caller.AssessAsync(caseId, Observed(Indicator.CoerciveControl, SourceKind.Housing));
        var third = await caller.AssessAsync(caseId, Observed(Indicator.EscalatingAssaults, SourceKind.Police));
        Assert.Equal(RiskLevel.Imminent, third.Level);
        Indicator[] cluster =
            [Indicator.RecentOrImminentSeparation, Indicator.EscalatingAssaults, Indicator.CoerciveControl];
        Assert.Equal(cluster, third.Fired("ASSESS-2")!.Indicators);
        Assert.Equal(cluster, third.Facts.Where(f => f.Presence == Presence.Present).Select(f => f.Code));
        Assert.Equal(third.Facts, await caller.FactsAsync(caseId));
    }

    [Fact]
    public async Task Past_assessments_never_change()
    {
        var caseId = (await caller.CreateCaseAsync(PartyRole.Child)).CaseId;
        var past = new List<Assessment>();
        var fighting = Observed(Indicator.FightingALot, SourceKind.Police);
        foreach (var observations in (Observation[][])[AllAbsent(), [], [fighting]])
        {
            past.Insert(0, await caller.AssessAsync(caseId, observations));
        }

        await caller.AssessAsync(new AssessRequest
        {
            CaseId = caseId,
            Observations = { Observed(Indicator.ThreatsToKill, SourceKind.Police) },
            Stance = Stance.Open,
            Intoxicated = true,
            SurvivorView = new SurvivorView { Level = RiskLevel.High },
            ActionsTaken = { new SafeguardingAction { Kind = SafeguardingActionKind.ContactedPolice } },
        });
        Assert.Equal(past, (await caller.AssessmentsAsync(caseId)).Skip(1));
        foreach (var assessment in past) Assert.Equal(assessment, await caller.GetAsync(assessment));
    }

    [Fact]
    public async Task The_same_inputs_give_the_same_under_named_versions()
    {
        var (one, other) = (await caller.AssessAsync(Inputs()), await caller.AssessAsync(Inputs()));
        Assert.NotEqual(one.AssessmentId, other.AssessmentId);
        Assert.Equal(Same.WithoutIds(one), Same.WithoutIds(other));

        var guidance = await caller.Guidance.ListGuidanceVersionsAsync(new ListGuidanceVersionsRequest());
        Assert.Equal(guidance.Versions.Single(v => v.Current).Version, one.Versions.Guidance);
        Assert.Equal("2026.1", one.Versions.Rules);
    }

    [Fact]
    public async Task Assessments_are_listed_newest_first_page_by_page()
    {
        var caseId = (await caller.CreateCaseAsync()).CaseId;
        var made = new List<Assessment>();
        for (var i = 0; i < 5; i++) made.Insert(0, await caller.AssessAsync(caseId));
        var (read, request) = (new List<Assessment>(), new ListAssessmentsRequest { CaseId = caseId, PageSize = 2 });
        do
        {
            var page = await caller.Assessments.ListAssessmentsAsync(request);
            Assert.InRange(page.Assessments.Count, 1, 2);
            read.AddRange(page.Assessments);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(made, read);
    }

    [Fact]
    public async Task A_case_never_assessed_says_so()
    {
        var caseId = (await caller.CreateCaseAsync()).CaseId;
        Func<Task>[] reads =
        [
            () => caller.AssessmentsAsync(caseId), () => caller.FactsAsync(caseId),
            () => caller.TalkingPointsAsync(caseId),
        ];
        foreach (var read in reads) Assert.Equal("NEVER_ASSESSED", (await Failures.RefusedAsync(read)).Reason);
    }

    private static AssessRequest Inputs() => new()
    {
        NewCase = NewCase(PartyRole.Survivor, PartyRole.Child),
        Stance = Stance.Open,
        AbuseAlleged = true,
        Observations =
        {
            Observed(Indicator.CoerciveControl, SourceKind.Survivor, SourceKind.Housing),
            Observed(Indicator.Suicidal, SourceKind.Perpetrator),
            Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator),
        },
    };
}
