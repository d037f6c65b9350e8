using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

public sealed class ManyActionsTests(ServiceHost host)
{
    [Fact]
    public async Task Of_many_actions_an_answer_shows_the_newest_200()
    {
        var caller = host.Caller(agency: "many-actions");
        var planned = new SafeguardingAction { Kind = SafeguardingActionKind.SafetyPlan };
        var latest = await caller.AssessAsync(new AssessRequest
        {
            NewCase = NewCase(PartyRole.Survivor),
            ActionsTaken = { Enumerable.Repeat(planned, 50) },
        });
        for (var i = 0; i < 152; i++) latest = await caller.ActAsync(latest, SafeguardingActionKind.ContactedPolice);

        Assert.Equal(200, latest.Actions.Count);
        Assert.Equal(152, latest.Actions.TakeWhile(a => a.Kind == SafeguardingActionKind.ContactedPolice).Count());
        Assert.Equal(latest, await caller.GetAsync(latest));
    }
}
