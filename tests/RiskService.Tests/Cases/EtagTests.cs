using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

/// <summary>Every change of a case, by whichever operation, gives another etag; a stale one changes nothing.</summary>
public sealed class EtagTests(ServiceHost host)
{
    private const string Agency = "etags";

    private readonly TestCaller caller = host.Caller(agency: Agency);
    private readonly TestCaller manager = host.Caller("manager", Agency);

    [Fact]
    public async Task Every_change_gives_another_etag()
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var seen = new HashSet<string> { on.Etag };
        Assessment assessed = new();
        Func<Case, Task>[] changes =
        [
            c => caller.SetReferenceAsync(c, "REF-E"),
            c => caller.AddAsync(c, new Party { Role = PartyRole.Survivor }),
            c => caller.UpdateAsync(c, new Party { PartyId = c.Parties[^1].PartyId, Role = PartyRole.Survivor }),
            c => caller.RemoveAsync(c, c.Parties[^1].PartyId),
            c => caller.AllocateAsync(c, "w-1", AllocationSide.Subject),
            c => caller.EndAsync(c, c.Allocations.Single().AllocationId),
            async c => assessed = await caller.AssessAsync(
                c.CaseId, [.. AllAbsent(), Observed(Indicator.SexualViolence, SourceKind.Police)]),
            c => caller.ActAsync(assessed, SafeguardingActionKind.SafetyPlan),
            c => caller.ConsultAsync(c.CaseId, "", "", SourceKind.Housing),
            async c => assessed = await caller.AssessAsync(
                c.CaseId, Observed(Indicator.SexualViolence, Presence.Absent, SourceKind.Police),
                Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator)),
            c => manager.ApproveAsync(assessed),
            c => caller.ConcludeAsync(c.CaseId, assessed.CounterAllegation.CounterAllegationId),
            c => caller.RecordAsync(new RecordContactRequest
            {
                CaseId = c.CaseId,
                Contact = Meetings.Good["subject alone"](c),
                SubjectIntoxicated = true,
            }),
            c => caller.ProposeSwapAsync(c),
            c => manager.RejectSwapAsync(c),
            c => caller.ProposeSwapAsync(c),
            c => manager.ApproveSwapAsync(c),
        ];
        for (var i = 0; i < changes.Length; i++)
        {
            await changes[i](on);
            on = await caller.GetCaseAsync(on.CaseId);
            Assert.True(seen.Add(on.Etag), $"Change {i} left the etag as it was.");
        }
    }

    [Fact]
    public async Task Every_update_needs_the_current_etag()
    {
        var stale = await caller.CreateCaseAsync(PartyRole.Child);
        var allocated = await caller.AllocateAsync(stale, "w-1", AllocationSide.Subject);
        var survivor = stale.Party(PartyRole.Survivor);
        Func<Case, Task>[] updates =
        [
            c => caller.SetReferenceAsync(c, "REF-S"),
            c => caller.AddAsync(c, new Party { Role = PartyRole.Survivor }),
            c => caller.UpdateAsync(c, survivor),
            c => caller.RemoveAsync(c, survivor.PartyId),
            c => caller.AllocateAsync(c, "w-2", AllocationSide.Subject),
            c => caller.EndAsync(c, allocated.Allocations.Single().AllocationId),
            c => caller.ProposeSwapAsync(c),
        ];
        foreach (var update in updates)
        {
            var refused = await Failures.RefusedAsync(() => update(stale));
            Assert.Equal(("STALE_ETAG", allocated.Etag), (refused.Reason, refused.Metadata["etag"]));
            var without = stale.Clone();
            without.Etag = "";
            refused = await Failures.RefusedAsync(() => update(without));
            Assert.Equal(["etag"], refused.Fields);
        }

        Assert.Equal(allocated, await caller.GetCaseAsync(stale.CaseId));
    }

    [Fact]
    public async Task Of_two_updates_on_the_same_etag_one_is_made()
    {
        var on = await caller.CreateCaseAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            try
            {
                await caller.AllocateAsync(on, $"w-{i}", AllocationSide.Subject);
                return "OK";
            }
            catch (Grpc.Core.RpcException e)
            {
                return (await Failures.RefusedAsync(() => Task.FromException(e))).Reason;
            }
        }));
        Assert.Equal(5, answers.Count(a => a == "STALE_ETAG"));
        Assert.Single((await caller.GetCaseAsync(on.CaseId)).Allocations);
    }
}
