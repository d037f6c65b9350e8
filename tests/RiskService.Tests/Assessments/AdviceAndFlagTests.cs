using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>RESPOND-7, RESPOND-8 and RESPOND-9 on an assessment.</summary>
public sealed class AdviceAndFlagTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "advice");

    [Theory]
    [InlineData(Stance.Open, 1, false, true)]
    [InlineData(Stance.OtherIssue, 1, false, true)]
    [InlineData(Stance.Open, 1, true, false)]
    [InlineData(Stance.None, 1, false, false)]
    [InlineData(Stance.Open, 0, false, false)]
    public async Task Where_a_child_is_held_the_subject_is_told_where_confidentiality_ends(
        Stance stance, int children, bool explained, bool flagged)
    {
        var request = Base(children);
        (request.Stance, request.ConfidentialityLimitsExplained) = (stance, explained);
        var assessed = await caller.AssessAsync(request);
        Assert.Equal(flagged, assessed.Flags().Contains("RESPOND-7"));
        Assert.Equal(children > 0, assessed.Fired("RESPOND-7") is not null);
        Assert.Equal(children > 0, assessed.Fired("LOOK-4") is not null);
        Assert.Equal(children, assessed.Children);
    }

    [Fact]
    public async Task A_worker_not_recorded_as_trained_needs_a_supervisor()
    {
        AssessingWorker?[] lacking =
        [
            null, new(), new() { WorkerId = "w-1" }, new() { Training = Training.NotTrained },
            new() { Training = Training.NotTrained, SupervisorId = "  " },
        ];
        foreach (var worker in lacking) await AssertAsync(worker, flagged: true, fired: true);
        await AssertAsync(new() { Training = Training.NotTrained, SupervisorId = "s-1" }, flagged: false, fired: true);
        await AssertAsync(new() { Training = Training.Trained }, flagged: false, fired: false);

        async Task AssertAsync(AssessingWorker? worker, bool flagged, bool fired)
        {
            var request = Base();
            request.Worker = worker;
            var assessed = await caller.AssessAsync(request);
            Assert.Equal(flagged, assessed.Flags().Contains("RESPOND-8"));
            Assert.Equal(fired, assessed.Fired("RESPOND-8") is not null);
            Assert.Equal(worker, assessed.Worker);
        }
    }

    public static TheoryData<string> Fits => [.. Variants.Keys];

    private static readonly Dictionary<string, Action<AssessRequest>> Variants = new()
    {
        ["other issue"] = r => r.Stance = Stance.OtherIssue,
        ["disclosure"] = r => r.Stance = Stance.Partial,
        ["open stance"] = r => r.Stance = Stance.Open,
        ["children"] = r => r.NewCase.Parties.Add(new Party { Role = PartyRole.Child }),
        ["substances"] = r => r.Observations.Add(Observed(Indicator.SubstanceUse, SourceKind.Health)),
        ["counter-allegation"] = r => r.SubjectAllegesAbuse = true,
        ["self-harm"] = r => r.Observations.Add(Observed(Indicator.Suicidal, SourceKind.Health)),
        ["intoxicated"] = r => r.Intoxicated = true,
        ["severe risk"] = r => r.Observations.Add(Observed(Indicator.SexualViolence, SourceKind.Health)),
        ["untrained"] = r => r.Worker = null,
    };

    [Theory, MemberData(nameof(Fits))]
    public async Task Advice_comes_with_what_it_fits_and_is_never_all_of_it(string fit)
    {
        var request = Base();
        var usual = Ids(await caller.AssessAsync(request.Clone()));
        Variants[fit](request);
        var fitting = Ids(await caller.AssessAsync(request));
        Assert.NotEmpty(fitting.Except(usual));
        Assert.Empty(usual.Except(fitting));

        var all = await caller.Guidance.ListAdviceAsync(new ListAdviceRequest());
        Assert.ProperSubset(all.Advice.Select(a => a.AdviceId).ToHashSet(), fitting);
        Assert.NotEmpty(usual);
    }

    private static HashSet<string> Ids(Assessment assessment)
    {
        Assert.All(assessment.Advice, advice => Assert.NotEmpty(advice.Text));
        return [.. assessment.Advice.Select(advice => advice.AdviceId)];
    }

    private static AssessRequest Base(int children = 0) => new()
    {
        NewCase = NewCase([PartyRole.Survivor, .. Enumerable.Repeat(PartyRole.Child, children)]),
        Worker = new AssessingWorker { WorkerId = "w-1", Training = Training.Trained },
    };
}
