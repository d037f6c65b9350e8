using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Cases;

/// <summary>The people of a case; children are victims in their own right (LOOK-4).</summary>
public sealed class PartyTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "parties");

    [Theory]
    [InlineData(ChildRelation.Unspecified, true)]
    [InlineData(ChildRelation.Subject, true)]
    [InlineData(ChildRelation.Survivor, true)]
    [InlineData(ChildRelation.Both, true)]
    [InlineData(ChildRelation.Neither, false)]
    public async Task A_child_is_held_as_a_victim_unless_related_to_neither(ChildRelation relation, bool held)
    {
        var on = await caller.CreateCaseAsync();
        var child = new Party
        {
            Role = PartyRole.Child,
            ChildRelation = relation,
            ChildEffects = { ChildEffect.Sees, ChildEffect.Experiences },
            DisplayName = "A synthetic name",
        };
        var added = await caller.AddAsync(on, child);
        (child.PartyId, child.HeldAsVictim) = (added.Party(PartyRole.Child).PartyId, held);
        Assert.Equal(child, added.Party(PartyRole.Child));
        Assert.Equal(added, await caller.GetCaseAsync(on.CaseId));
        Assert.Equal(held ? 1 : 0, (await caller.AssessAsync(on.CaseId)).Children);
    }

    [Fact]
    public async Task Details_are_replaced_and_a_child_counts_as_it_then_is()
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var child = on.Party(PartyRole.Child).Clone();
        (child.DisplayName, child.ChildRelation) = ("A synthetic name", ChildRelation.Neither);
        var updated = await caller.UpdateAsync(on, child);
        child.HeldAsVictim = false;
        Assert.Equal(child, updated.Party(PartyRole.Child));
        Assert.Equal(0, (await caller.AssessAsync(on.CaseId)).Children);

        updated = await caller.UpdateAsync(
            await caller.GetCaseAsync(on.CaseId), new Party { PartyId = child.PartyId, Role = PartyRole.Child });
        Assert.Equal(on.Parties, updated.Parties);
        Assert.Equal(1, (await caller.AssessAsync(on.CaseId)).Children);
    }

    [Fact]
    public async Task Who_is_removed_no_longer_counts_and_the_subject_stays()
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var removed = await caller.RemoveAsync(on, on.Party(PartyRole.Child).PartyId);
        Assert.Equal([PartyRole.Subject, PartyRole.Survivor], removed.Parties.Select(p => p.Role));
        Assert.Equal(0, (await caller.AssessAsync(on.CaseId)).Children);

        removed = await caller.GetCaseAsync(on.CaseId);
        foreach (var party in (Party[])[on.Party(PartyRole.Child), on.Party(PartyRole.Subject)])
        {
            var refused = await Failures.RefusedAsync(() => caller.RemoveAsync(removed, party.PartyId));
            Assert.Equal(["party_id"], refused.Fields);
        }

        var gone = await Failures.RefusedAsync(() => caller.UpdateAsync(removed, on.Party(PartyRole.Child)));
        Assert.Equal(["party.party_id"], gone.Fields);
        Assert.Equal(removed, await caller.GetCaseAsync(on.CaseId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("long")]
    public async Task A_removal_takes_a_reason_of_at_most_2000_characters(string reason)
    {
        var on = await caller.CreateCaseAsync();
        var survivor = on.Party(PartyRole.Survivor).PartyId;
        var sent = reason == "long" ? new string('x', 2_001) : reason;
        var refused = await Failures.RefusedAsync(() => caller.RemoveAsync(on, survivor, sent));
        Assert.Equal(["reason"], refused.Fields);
        await caller.RemoveAsync(on, survivor, new string('x', 2_000));
    }

    [Fact]
    public async Task Roles_change_by_a_swap_alone()
    {
        var on = await caller.CreateCaseAsync();
        var second = await Failures.RefusedAsync(() => caller.AddAsync(on, new Party { Role = PartyRole.Subject }));
        Assert.Equal(("LOOK-3", "party.role"), (second.Rule, second.Fields.Single()));
        foreach (var role in (PartyRole[])[PartyRole.Subject, PartyRole.Child])
        {
            var changed = new Party { PartyId = on.Party(PartyRole.Survivor).PartyId, Role = role };
            var refused = await Failures.RefusedAsync(() => caller.UpdateAsync(on, changed));
            Assert.Equal(("LOOK-3", "party.role"), (refused.Rule, refused.Fields.Single()));
        }

        Assert.Equal(on, await caller.GetCaseAsync(on.CaseId));
    }

    [Fact]
    public async Task Effects_and_relations_are_for_children_alone()
    {
        var on = await caller.CreateCaseAsync();
        var refused = await Failures.RefusedAsync(() => caller.AddAsync(on, new Party
        {
            Role = PartyRole.Survivor,
            ChildEffects = { ChildEffect.Hears },
            ChildRelation = ChildRelation.Both,
        }));
        Assert.Equal(["party.child_effects", "party.child_relation"], refused.Fields);
        Assert.Equal("LOOK-4", refused.Rule);
    }
}
