using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>RESPOND-1, RESPOND-2 and RESPOND-5: what may be used with the subject.</summary>
public sealed class TalkingPointTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "talking-points");

    [Fact]
    public async Task A_fact_of_the_survivors_side_alone_is_none()
    {
        var caseId = await AssessAsync(
            Said(Indicator.ThreatsToKill, SourceKind.Survivor),
            Said(Indicator.WeaponUse, SourceKind.Child),
            Said(Indicator.SexualViolence, SourceKind.Police, derived: true));
        var points = await caller.TalkingPointsAsync(caseId);
        Assert.Empty(points.TalkingPoints);
        Assert.NotEmpty(points.Questions);
    }

    [Fact]
    public async Task It_names_the_sources_that_permit_it_and_no_other()
    {
        var caseId = await AssessAsync(
            Said(Indicator.WeaponUse, SourceKind.Survivor),
            Said(Indicator.WeaponUse, SourceKind.Housing),
            Said(Indicator.WeaponUse, SourceKind.Police, derived: true),
            Said(Indicator.WeaponUse, SourceKind.WorkerObservation));
        var point = (await caller.TalkingPointsAsync(caseId)).TalkingPoints.Single();
        Assert.Equal((Indicator.WeaponUse, true), (point.Code, point.Label.Length > 0));
        Assert.Equal([SourceKind.WorkerObservation, SourceKind.Housing], point.Sources);
    }

    [Fact]
    public async Task Own_words_are_the_subjects_alone()
    {
        var caseId = await AssessAsync(
            Said(Indicator.ProblemWithDrink, SourceKind.Perpetrator, "I drink too much"),
            Said(Indicator.FightingALot, SourceKind.Witness, "They shout at night"),
            Mixed(Indicator.SexualJealousy, SourceKind.Perpetrator, SourceKind.WorkerObservation),
            Mixed(Indicator.ChecksWhereabouts, SourceKind.Perpetrator, SourceKind.Survivor));
        var points = (await caller.TalkingPointsAsync(caseId)).TalkingPoints;
        Assert.Equal(4, points.Count);
        Assert.Equal(["I drink too much"], points.SelectMany(point => point.OwnWords));
    }

    [Fact]
    public async Task A_date_is_told_only_where_nobody_on_the_survivors_side_had_a_part_in_it()
    {
        var (early, late) = (Ago(hours: 50), Ago(hours: 2));
        var caseId = await AssessAsync(
            On(early, Said(Indicator.WeaponUse, SourceKind.Police)),
            On(late, Said(Indicator.WeaponUse, SourceKind.Housing)),
            On(late, Said(Indicator.SexualJealousy, SourceKind.Survivor)),
            On(early, Said(Indicator.SexualJealousy, SourceKind.Health)),
            On(late, Mixed(Indicator.ChecksWhereabouts, SourceKind.Police, SourceKind.Child)));
        var dates = (await caller.TalkingPointsAsync(caseId)).TalkingPoints
            .ToDictionary(point => point.Code, point => point.LastOccurredTime);
        Assert.Equal(3, dates.Count);
        Assert.Equal(late, dates[Indicator.WeaponUse]);
        Assert.Equal(early, dates[Indicator.SexualJealousy]);
        Assert.Null(dates[Indicator.ChecksWhereabouts]);
    }

    [Fact]
    public async Task What_a_source_took_back_is_told_no_more()
    {
        var caseId = await AssessAsync(
            Said(Indicator.WeaponUse, SourceKind.Survivor), Said(Indicator.WeaponUse, SourceKind.Police));
        await caller.AssessAsync(caseId, Observed(Indicator.WeaponUse, Presence.Absent, SourceKind.Police));
        Assert.Equal(Presence.Present, (await caller.FactAsync(caseId, Indicator.WeaponUse)).Presence);
        Assert.Empty((await caller.TalkingPointsAsync(caseId)).TalkingPoints);
    }

    [Fact]
    public async Task There_are_none_while_the_subject_is_intoxicated()
    {
        var caseId = await AssessAsync(Said(Indicator.WeaponUse, SourceKind.Police));
        var before = await caller.TalkingPointsAsync(caseId);
        Assert.NotEmpty(before.TalkingPoints);
        await caller.AssessAsync(new AssessRequest { CaseId = caseId, Intoxicated = true });
        Assert.Equal(
            new GetTalkingPointsResponse { Withheld = TalkingPointsWithheld.SubjectIntoxicated },
            await caller.TalkingPointsAsync(caseId));
        await caller.AssessAsync(new AssessRequest { CaseId = caseId, Intoxicated = false });
        Assert.Equal(before, await caller.TalkingPointsAsync(caseId));
    }

    private async Task<string> AssessAsync(params Observation[] observations) =>
        (await caller.AssessAsync(new AssessRequest
        {
            NewCase = NewCase(PartyRole.Survivor),
            Stance = Stance.Open,
            Observations = { observations },
        })).CaseId;

    private static Observation Said(Indicator code, SourceKind kind, string words = "words", bool derived = false) =>
        new()
        {
            Code = code,
            Presence = Presence.Present,
            Sources = { new Source { Kind = kind, DerivedFromSurvivor = derived } },
            Verbatim = words,
            Opinion = "an opinion",
        };

    private static Observation Mixed(Indicator code, params SourceKind[] sources)
    {
        var mixed = Observed(code, sources);
        mixed.Verbatim = "words of either";
        return mixed;
    }

    private static Observation On(Timestamp occurred, Observation observation)
    {
        observation.OccurredTime = occurred;
        return observation;
    }

    private Timestamp Ago(int hours) => host.Clock.GetUtcNow().AddHours(-hours).ToTimestamp();
}
