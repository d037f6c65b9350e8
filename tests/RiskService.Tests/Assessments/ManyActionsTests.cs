using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

public sealed class ManyActionsTests(ServiceHost host)
{
    [Fact]
    public async Task Of_many_actions_an_answer_shows_the_newest_50()
    {
        var caller = host.Caller(agency: "many-actions");
        var planned = new SafeguardingAction { Kind = SafeguardingActionKind.SafetyPlan };
        var latest = await caller.AssessAsync(new AssessRequest
        {
            NewCase = NewCase(PartyRole.Survivor),
            ActionsTaken = { Enumerable.Repeat(planned, 40) },
        });
        for (var i = 0; i < 15; i++) latest = await caller.ActAsync(latest, SafeguardingActionKind.ContactedPolice);

        Assert.Equal(50, latest.Actions.Count);
        Assert.Equal(15, latest.Actions.TakeWhile(a => a.Kind == SafeguardingActionKind.ContactedPolice).Count());
        Assert.Equal(latest, await caller.GetAsync(latest));
    }

    [Fact]
    public async Task One_assessment_with_many_actions_hides_none_of_anothers()
    {
        await using var own = new ServiceHost
        {
            Settings = new Dictionary<string, string?> { ["Limits:ListItems"] = "500" },
        };
        var caller = own.Caller(agency: "many-actions");
        var first = await caller.AssessAsync(new AssessRequest
        {
            NewCase = NewCase(PartyRole.Survivor),
            ActionsTaken = { Actions(SafeguardingActionKind.ContactedPolice, 2) },
        });

        // More than the 50 of each of the two together.
        var many = await caller.AssessAsync(new AssessRequest
        {
            CaseId = first.CaseId,
            ActionsTaken =
            {
                Actions(SafeguardingActionKind.SafetyPlan, 250), Actions(SafeguardingActionKind.ContactedPolice, 49),
            },
        });

        var (listed, older) = (await caller.AssessmentsAsync(first.CaseId)) switch { var all => (all[0], all[1]) };
        Assert.Equal((many.AssessmentId, first.AssessmentId), (listed.AssessmentId, older.AssessmentId));
        Assert.Equal(50, listed.Actions.Count);
        Assert.Equal(SafeguardingActionKind.SafetyPlan, listed.Actions[^1].Kind);
        Assert.Equal(many.Actions.Take(50), listed.Actions);
        Assert.Equal(first.Actions, older.Actions);
    }

    private static IEnumerable<SafeguardingAction> Actions(SafeguardingActionKind kind, int count) =>
        Enumerable.Repeat(new SafeguardingAction { Kind = kind }, count);
}
