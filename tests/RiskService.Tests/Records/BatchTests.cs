using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>Up to 500 entries of one case, all or none.</summary>
public sealed class BatchTests(ServiceHost host)
{
    private const string Agency = "record-batches";

    private readonly TestCaller caller = host.Caller(agency: Agency);

    [Fact]
    public async Task Five_hundred_are_taken_in_order_and_one_more_is_not()
    {
        var on = await caller.CreateCaseAsync();
        var sent = Enumerable.Range(0, 500).Select(i => Note($"entry {i}")).ToList();
        var receipts = await caller.EnterAsync(on.CaseId, sent);
        Assert.Equal(Enumerable.Range(2, 500).Select(n => (long)n), receipts.Select(r => r.Number));
        var stored = (await caller.TimelineAsync(on.CaseId)).Skip(1).ToList();
        Assert.Equal(sent.Select(e => e.Account), stored.Select(e => e.Content.Recorded.Account));
        Assert.Equal(receipts.Select(r => r.Hash), stored.Select(e => e.Hash));

        sent.Add(Note());
        var refused = await Stored.RefusedAsync(host, Agency, () => caller.EnterAsync(on.CaseId, sent));
        Assert.Equal(["entries"], refused.Fields);
        refused = await Stored.RefusedAsync(
            host, Agency, () => caller.EnterAsync(on.CaseId, (RecordedEntry[])[]));
        Assert.Equal(["entries"], refused.Fields);
        await caller.AssertIntactAsync(on.CaseId, 501);
    }

    [Fact]
    public async Task One_that_does_not_fit_the_case_takes_all_with_it()
    {
        var on = await caller.CreateCaseAsync();
        var sent = Enumerable.Range(0, 20).Select(i => Note($"entry {i}")).ToList();
        sent[19].PeoplePresent.Add(new PersonPresent { PartyId = Id() });
        sent[3].ConfidentialityLimitsExplained = true;
        var refused = await Stored.RefusedAsync(host, Agency, () => caller.EnterAsync(on.CaseId, sent));
        Assert.Equal(["entries[19].people_present[0].party_id"], refused.Fields);
        await caller.AssertIntactAsync(on.CaseId, 1);
    }

    [Fact]
    public async Task What_an_entry_tells_of_the_case_holds_for_those_after_it()
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var spoken = Full(on, host.Clock.GetUtcNow());
        spoken.PutToSubject.Clear();
        var silent = spoken.Clone();
        silent.ConfidentialityLimitsExplained = false;
        var receipts = await caller.EnterAsync(on.CaseId, [silent, spoken, silent]);
        Assert.Equal(["RESPOND-7"], receipts[0].Flags());
        Assert.Empty(receipts.Skip(1).SelectMany(r => r.Flags()));
    }
}
