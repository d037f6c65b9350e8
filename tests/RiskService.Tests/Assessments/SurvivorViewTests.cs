using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>ASSESS-4: the survivor-informed view is a floor that stands.</summary>
public sealed class SurvivorViewTests(ServiceHost host)
{
    private static readonly SurvivorView High = new() { Level = RiskLevel.High };
    private static readonly SurvivorView Unsafe = new()
    {
        UnavailableReason = SurvivorViewUnavailableReason.NotSafeToContact,
    };

    private readonly TestCaller caller = host.Caller(agency: "survivor-view");

    [Fact]
    public async Task The_level_is_never_below_it()
    {
        var assessed = await AssessAsync(await NewCaseAsync(), High, AllAbsent());
        Assert.Equal(
            (RiskLevel.High, RiskLevel.Standard, RiskLevel.High),
            (assessed.Level, assessed.FactsLevel, assessed.EvaluatedLevel));
        Assert.Equal([RuleInput.SurvivorView], assessed.Fired("ASSESS-4")!.Inputs);
        Assert.DoesNotContain("ASSESS-4", assessed.Flags());
        Assert.Equal(RiskLevel.High, (await caller.GetCaseAsync(assessed.CaseId)).Level);
    }

    [Fact]
    public async Task It_never_lowers_what_the_facts_give()
    {
        var assessed = await AssessAsync(
            await NewCaseAsync(), new SurvivorView { Level = RiskLevel.Standard },
            Observed(Indicator.ThreatsToKill, SourceKind.Police));
        Assert.Equal(RiskLevel.Imminent, assessed.Level);
        Assert.Null(assessed.Fired("ASSESS-4"));
    }

    [Fact]
    public async Task A_view_given_earlier_stands_when_none_is_sent_and_when_none_can_be_had()
    {
        var caseId = await NewCaseAsync();
        await AssessAsync(caseId, High, AllAbsent());
        foreach (var later in (SurvivorView?[])[null, Unsafe, null])
        {
            var assessed = await AssessAsync(caseId, later);
            Assert.Equal((RiskLevel.High, RiskLevel.Standard), (assessed.EvaluatedLevel, assessed.FactsLevel));
            Assert.Equal(High, assessed.SurvivorView);
            Assert.DoesNotContain("ASSESS-4", assessed.Flags());
        }

        var newer = await AssessAsync(caseId, new SurvivorView { Level = RiskLevel.Imminent });
        Assert.Equal(RiskLevel.Imminent, newer.Level);
    }

    [Fact]
    public async Task A_reason_answers_the_question_and_stands()
    {
        var caseId = await NewCaseAsync();
        var flagged = await AssessAsync(caseId, null, AllAbsent());
        Assert.Contains("ASSESS-4", flagged.Flags());
        Assert.Null(flagged.SurvivorView);

        foreach (var view in (SurvivorView?[])[Unsafe, null])
        {
            var assessed = await AssessAsync(caseId, view);
            Assert.DoesNotContain("ASSESS-4", assessed.Flags());
            Assert.Equal(Unsafe, assessed.SurvivorView);
            Assert.Equal(RiskLevel.Standard, assessed.Level);
        }
    }

    [Fact]
    public async Task An_empty_view_is_an_error()
    {
        var caseId = await NewCaseAsync();
        var refused = await Failures.RefusedAsync(() => AssessAsync(caseId, new SurvivorView()));
        Assert.Equal(["survivor_view"], refused.Fields);
        Assert.Equal("ASSESS-4", refused.Rule);
    }

    private async Task<string> NewCaseAsync() => (await caller.CreateCaseAsync()).CaseId;

    private Task<Assessment> AssessAsync(string caseId, SurvivorView? view, params Observation[] observations) =>
        caller.AssessAsync(new AssessRequest { CaseId = caseId, SurvivorView = view, Observations = { observations } });
}
