using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Cases;

/// <summary>Agencies write ids in any letter case: a case that is not found is not worked on.</summary>
public sealed class WorkerFilterTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "worker-filter");

    [Fact]
    public async Task Cases_of_a_worker_are_found_in_any_letter_case_and_with_spaces_around()
    {
        var one = await caller.AllocateAsync(await caller.CreateCaseAsync(), " Wörker.One ", AllocationSide.Subject);
        Assert.Equal("Wörker.One", Assert.Single(one.Allocations).WorkerId);
        var two = await caller.AllocateAsync(await caller.CreateCaseAsync(), "WÖRKER.ONE", AllocationSide.Survivor);
        await caller.AllocateAsync(await caller.CreateCaseAsync(), "wörker.one.other", AllocationSide.Subject);
        foreach (var spelt in (string[])["Wörker.One", "wörker.one", "WÖRKER.ONE", "  wörker.ONE "])
        {
            var found = await caller.Cases.ListCasesAsync(new ListCasesRequest { WorkerId = spelt });
            Assert.Equal(
                new[] { one.CaseId, two.CaseId }.Order(StringComparer.Ordinal),
                found.Cases.Select(c => c.CaseId).Order(StringComparer.Ordinal));
        }

        Assert.Empty((await caller.Cases.ListCasesAsync(new ListCasesRequest { WorkerId = "wörker. one" })).Cases);
    }
}
