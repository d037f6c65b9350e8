using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>LOOK-3: opened once, assessed on its own, roles unchanged. A clock of its own, which moves.</summary>
public sealed class CounterAllegationTests(CounterAllegationTests.OwnHost own)
    : IClassFixture<CounterAllegationTests.OwnHost>
{
    private TestCaller Caller => own.Host.Caller(agency: "counter-allegation");

    [Fact]
    public async Task It_opens_once_and_stays_open_over_assessments()
    {
        var before = await Caller.CreateCaseAsync();
        var first = await Caller.AssessAsync(before.CaseId, Says());
        Assert.Equal(CounterAllegationState.Open, first.CounterAllegation.State);
        Assert.Equal(first.CreateTime, first.CounterAllegation.OpenTime);
        Assert.Equal([Indicator.SaysPartnerIsAbusive], first.Fired("LOOK-3")!.Indicators);

        own.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var again in (Observation[][])[[Says()], []])
        {
            var later = await Caller.AssessAsync(before.CaseId, again);
            Assert.Equal(first.CounterAllegation, later.CounterAllegation);
            Assert.Equal(later, await Caller.GetAsync(later));
        }

        var after = await Caller.GetCaseAsync(before.CaseId);
        Assert.Equal([first.CounterAllegation], after.CounterAllegations);
        Assert.Equal(before.Parties, after.Parties);
    }

    [Fact]
    public async Task Other_words_open_one_too()
    {
        var caseId = (await Caller.CreateCaseAsync()).CaseId;
        var assessed = await Caller.AssessAsync(new AssessRequest { CaseId = caseId, SubjectAllegesAbuse = true });
        Assert.Equal(CounterAllegationState.Open, assessed.CounterAllegation.State);
        Assert.Equal([RuleInput.SubjectAllegesAbuse], assessed.Fired("LOOK-3")!.Inputs);
        Assert.Null((await Caller.AssessAsync(new AssessRequest { NewCase = NewCase() })).CounterAllegation);
    }

    [Fact]
    public async Task Concluded_it_has_its_outcome_once()
    {
        var opened = await Caller.AssessAsync((await Caller.CreateCaseAsync()).CaseId, Says());
        var id = opened.CounterAllegation.CounterAllegationId;
        var concluded = await Caller.ConcludeAsync(opened.CaseId, id);
        Assert.Equal(
            (CounterAllegationState.Concluded, CounterAllegationOutcome.Resistance, "Marks fit self-defence"),
            (concluded.State, concluded.Outcome, concluded.Reason));
        Assert.Equal([concluded], (await Caller.GetCaseAsync(opened.CaseId)).CounterAllegations);

        var refused = await Failures.RefusedAsync(() =>
            Caller.ConcludeAsync(opened.CaseId, id, CounterAllegationOutcome.Supported));
        Assert.Equal(("ILLEGAL_TRANSITION", "LOOK-3"), (refused.Reason, refused.Rule));
        var other = await Caller.CreateCaseAsync();
        Assert.Equal("NOT_FOUND", (await Failures.RefusedAsync(() => Caller.ConcludeAsync(other.CaseId, id))).Reason);
    }

    [Fact]
    public async Task What_was_assessed_opens_no_other_and_new_words_do()
    {
        var opened = await Caller.AssessAsync((await Caller.CreateCaseAsync()).CaseId, Says());
        own.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Caller.ConcludeAsync(opened.CaseId, opened.CounterAllegation.CounterAllegationId);
        own.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        var quiet = await Caller.AssessAsync(opened.CaseId);
        Assert.Null(quiet.CounterAllegation);
        Assert.Null(quiet.Fired("LOOK-3"));
        var again = await Caller.AssessAsync(opened.CaseId, Says());
        Assert.Equal(CounterAllegationState.Open, again.CounterAllegation.State);
        Assert.NotEqual(
            opened.CounterAllegation.CounterAllegationId, again.CounterAllegation.CounterAllegationId);
        Assert.Equal(
            [CounterAllegationState.Open, CounterAllegationState.Concluded],
            (await Caller.GetCaseAsync(opened.CaseId)).CounterAllegations.Select(c => c.State));
    }

    [Fact]
    public async Task What_is_recorded_after_the_outcome_is_new_however_early_it_was_heard()
    {
        var heard = own.Host.Clock.GetUtcNow().AddDays(-1);
        var opened = await Caller.AssessAsync((await Caller.CreateCaseAsync()).CaseId, Says());
        own.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Caller.ConcludeAsync(opened.CaseId, opened.CounterAllegation.CounterAllegationId);
        own.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        var denied = Observed(Indicator.SaysPartnerIsAbusive, Presence.Absent, SourceKind.Police);
        Assert.Null((await Caller.AssessAsync(opened.CaseId, denied)).CounterAllegation);
        var early = Says();
        early.HeardTime = heard.ToTimestamp();
        var again = await Caller.AssessAsync(opened.CaseId, early);
        Assert.Equal(CounterAllegationState.Open, again.CounterAllegation.State);
        Assert.NotEqual(
            opened.CounterAllegation.CounterAllegationId, again.CounterAllegation.CounterAllegationId);
        Assert.NotNull(again.Fired("LOOK-3"));
    }

    private static Observation Says() => Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator);

    public sealed class OwnHost : IAsyncDisposable
    {
        public ServiceHost Host { get; } = new();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
