using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>RECORD-1: what is recorded is what is read, field by field.</summary>
public sealed class FieldTests(ServiceHost host)
{
    private readonly TestCaller caller =
        host.Caller(agency: "record-fields", subject: "somebody", clientId: "a-client");

    [Fact]
    public async Task Every_field_is_there_wherever_it_is_read()
    {
        var on = await caller.CreateCaseAsync();
        var full = Full(on, host.Clock.GetUtcNow());
        foreach (var field in RecordedEntry.Descriptor.Fields.InFieldNumberOrder())
        {
            // A correction of its own tests what it corrects.
            if (field.Name == "corrects_number") continue;
            Assert.NotEqual(field.Accessor.GetValue(new RecordedEntry()), field.Accessor.GetValue(full));
        }

        var receipt = await caller.EnterAsync(on.CaseId, full);
        Assert.Equal((2, host.Clock.GetUtcNow()), (receipt.Number, receipt.RecordTime.ToDateTimeOffset()));
        var entry = await caller.EntryAsync(on.CaseId, 2);
        Assert.Equal((on.CaseId, 2, EntryKind.Disclosure), (entry.CaseId, entry.Number, entry.Kind));
        Assert.Equal((receipt.RecordTime, receipt.Hash, 0), (entry.RecordTime, entry.Hash, entry.CorrectedByNumber));
        Assert.Equal(full, entry.Content.Recorded);
        Assert.Equal(receipt.PracticeFlags, entry.Content.PracticeFlags);
        Assert.Equal(("somebody", "a-client"), (entry.Content.RecordedBy, entry.Content.ClientId));
        Assert.Equal(entry, (await caller.TimelineAsync(on.CaseId))[1]);
        var listed = await caller.Records.ListEntriesAsync(new ListEntriesRequest { CaseId = on.CaseId });
        Assert.Equal([entry], listed.Entries);
    }

    [Fact]
    public async Task What_was_learned_at_no_given_time_was_learned_now_and_a_clock_a_little_ahead_is_now()
    {
        var on = await caller.CreateCaseAsync();
        var ahead = Note();
        ahead.HeardTime = host.Clock.GetUtcNow().AddSeconds(30).ToTimestamp();
        await caller.EnterAsync(on.CaseId, [Note(), ahead]);
        Assert.All((await caller.TimelineAsync(on.CaseId)).Skip(1), entry =>
        {
            Assert.Null(entry.Content.Recorded.OccurredTime);
            Assert.Equal(host.Clock.GetUtcNow(), entry.Content.Recorded.HeardTime.ToDateTimeOffset());
        });
    }

    [Fact]
    public async Task An_entry_that_is_not_there_is_not_found()
    {
        var on = await caller.CreateCaseAsync();
        foreach (var number in (long[])[2, long.MaxValue])
        {
            Assert.Equal("NOT_FOUND",
                (await Failures.RefusedAsync(() => caller.EntryAsync(on.CaseId, number))).Reason);
        }

        foreach (var number in (long[])[0, -1])
        {
            Assert.Equal(["number"], (await Failures.RefusedAsync(() => caller.EntryAsync(on.CaseId, number))).Fields);
        }
    }
}
