using RiskPlatform.V1;
using RiskService.Tests.Data;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>
/// What is asked for entries runs along their key, so that a page costs the same in a case of any length.
/// </summary>
public sealed class EntryQueryPlanTests
{
    [Fact]
    public async Task Along_the_key_and_unsorted()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var on = await caller.CreateCaseAsync();
        await caller.EnterAsync(on.CaseId, [Note(), Correction(2), Note(), Note()]);
        using var stream = await EntryStream.OpenAsync(caller.Records, on.CaseId, Id());
        await stream.CompleteAsync();
        host.Logs.Lines.Clear();

        foreach (var oldestFirst in (bool[])[false, true]) await caller.TimelineAsync(on.CaseId, oldestFirst, 2);
        var list = new ListEntriesRequest { CaseId = on.CaseId, PageSize = 1 };
        list.PageToken = (await caller.Records.ListEntriesAsync(list)).NextPageToken;
        await caller.Records.ListEntriesAsync(list);
        await caller.EntryAsync(on.CaseId, 2);
        await caller.VerifyAsync(on.CaseId);
        using (var watch = caller.Records.WatchTimeline(new WatchTimelineRequest { CaseId = on.CaseId }))
            Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        SqliteQueryPlanTests.AssertPlans(host, 20, sorted: true);

        // A stream's row by its key, and the case's people.
        var entry = Note();
        entry.PeoplePresent.Add(new PersonPresent { PartyId = on.Parties[0].PartyId });
        using var again = await EntryStream.OpenAsync(caller.Records, on.CaseId, Id());
        await again.SendAsync(entry);
        await again.CompleteAsync();
        SqliteQueryPlanTests.AssertPlans(host, 4, sorted: true);
    }
}
