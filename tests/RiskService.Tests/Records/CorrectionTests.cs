using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>RECORD-1: a correction points at what it corrects, which stays as it was.</summary>
public sealed class CorrectionTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "corrections");

    [Fact]
    public async Task Both_are_read_and_each_points_at_the_other()
    {
        var on = await caller.CreateCaseAsync();
        await caller.EnterAsync(on.CaseId, [Note("first"), Note("second")]);
        var before = await caller.TimelineAsync(on.CaseId);
        await caller.EnterAsync(on.CaseId, Correction(2));
        await caller.EnterAsync(on.CaseId, Correction(2));
        await caller.EnterAsync(on.CaseId, Correction(4));
        await caller.EnterAsync(on.CaseId, Correction(1));

        var entries = await caller.TimelineAsync(on.CaseId);
        Assert.Equal([7, 5, 0, 6, 0, 0, 0], entries.Select(e => e.CorrectedByNumber));
        Assert.Equal([0, 2, 2, 4, 1], [0L, .. entries.Skip(3).Select(e => e.Content.Recorded.CorrectsNumber)]);
        Assert.All(before, entry =>
        {
            var now = entries[(int)entry.Number - 1].Clone();
            now.CorrectedByNumber = 0;
            Assert.Equal(entry, now);
        });

        // It is told wherever an entry is read, on whatever page the correction is.
        Assert.Equal(entries[1], await caller.EntryAsync(on.CaseId, 2));
        Assert.Equal(entries, await caller.TimelineAsync(on.CaseId, pageSize: 1));
        var corrections = await caller.Records.ListEntriesAsync(
            new ListEntriesRequest { CaseId = on.CaseId, Kinds = { EntryKind.Correction } });
        Assert.Equal(entries.Skip(3).Reverse(), corrections.Entries);
        await caller.AssertIntactAsync(on.CaseId, 7);
    }

    [Fact]
    public async Task An_entry_of_the_same_batch_can_be_corrected_by_a_later_one_of_it_only()
    {
        var on = await caller.CreateCaseAsync();
        await caller.EnterAsync(on.CaseId, [Note(), Correction(2)]);
        Assert.Equal(3, (await caller.EntryAsync(on.CaseId, 2)).CorrectedByNumber);
        var refused = await Failures.RefusedAsync(
            () => caller.EnterAsync(on.CaseId, [Note(), Correction(6), Note()]));
        Assert.Equal(("entries[1].corrects_number", "RECORD-1"), (Assert.Single(refused.Fields), refused.Rule));
        await caller.AssertIntactAsync(on.CaseId, 3);
    }
}
