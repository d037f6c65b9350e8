using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Data;

/// <summary>A database from before cases could be found by what they wait for: what waited then is found.</summary>
public sealed class WaitUpgradeTests
{
    private const string Agency = "wait-upgrade";

    private static readonly Dictionary<string, string?> NoJobs = new() { ["Jobs:Run"] = "false" };

    [Theory]
    [InlineData("Reviews")]
    [InlineData("Referrals")]
    public async Task Whatever_waited_before_is_found_and_can_be_decided(string from)
    {
        await using var old = OldDatabase.New();
        string lower, swap, weapon, harm;
        await using (var before = new ServiceHost { Kept = old.Folder, Settings = NoJobs })
        {
            var caller = before.Caller(agency: Agency);
            lower = (await LowerLevelTests.LowerAsync(caller)).CaseId;
            var met = await caller.AssessAsync(
                (await caller.CreateCaseAsync()).CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
            await caller.ActAsync(met, SafeguardingActionKind.ConsultedManager);
            var rejected = await caller.ProposeSwapAsync(await caller.CreateCaseAsync(PartyRole.Survivor));
            rejected = await before.Caller("manager", Agency).RejectSwapAsync(rejected);
            await caller.CreateCaseAsync();
            swap = (await caller.ProposeSwapAsync(rejected)).CaseId;
            weapon = (await caller.CreateCaseAsync()).CaseId;
            await caller.AssessAsync(weapon, Observed(Indicator.WeaponUse, SourceKind.Police));
            harm = (await caller.CreateCaseAsync()).CaseId;
            await caller.AssessAsync(harm, [.. AllAbsent(), Observed(Indicator.Suicidal, SourceKind.Perpetrator)]);
        }

        await old.MigrateAsync(from);
        await using var host = new ServiceHost { Kept = old.Folder, Settings = NoJobs };
        var after = host.Caller("manager", Agency);

        var second = (await after.Cases.ListCasesAsync(new ListCasesRequest { AwaitingSecondPerson = true })).Cases;
        Assert.Equal(new[] { lower, swap }.Order(), second.Select(c => c.CaseId).Order());
        Assert.Equal([CaseWait.RoleSwap], second.Single(c => c.CaseId == swap).Waits);
        var acting = (await after.Cases.ListCasesAsync(new ListCasesRequest { AwaitingAction = true })).Cases;
        Assert.Equal(new[] { lower, weapon, harm }.Order(), acting.Select(c => c.CaseId).Order());
        Assert.Equal([CaseWait.SelfHarmAction], acting.Single(c => c.CaseId == harm).Waits);

        await after.ApproveSwapAsync(await after.GetCaseAsync(swap));
        second = (await after.Cases.ListCasesAsync(new ListCasesRequest { AwaitingSecondPerson = true })).Cases;
        Assert.Equal(lower, Assert.Single(second).CaseId);
    }
}
