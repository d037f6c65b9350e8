using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>What happened is recorded, whatever it is and whatever became of the case.</summary>
public sealed class NeverRefusedTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "never-refused");

    [Fact]
    public async Task Every_kind_that_people_record_however_bad_it_is()
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        foreach (var kind in Enum.GetValues<EntryKind>().Where(k => k is > EntryKind.Unspecified and <= EntryKind.Note))
        {
            var worst = new RecordedEntry { Kind = kind, Opinion = "x", Quotes = { new Quote { Words = "y" } } };
            worst.PutToSubject.Add(Enum.GetValues<Indicator>().Where(i => i > Indicator.Unspecified));
            if (kind == EntryKind.Correction) worst.CorrectsNumber = 1;
            var receipt = await caller.EnterAsync(on.CaseId, worst);
            Assert.Contains("RESPOND-1", receipt.Flags());
            Assert.Equal(kind, (await caller.EntryAsync(on.CaseId, receipt.Number)).Kind);
        }
    }

    [Fact]
    public async Task Whatever_of_it_is_known()
    {
        var on = await caller.CreateCaseAsync();
        var full = Full(on, host.Clock.GetUtcNow());
        RecordedEntry[] each =
        [
            new() { Account = full.Account },
            new() { Opinion = full.Opinion },
            new() { Quotes = { full.Quotes } },
            new() { Attachments = { full.Attachments } },
            new() { PutToSubject = { full.PutToSubject } },
            new() { SharedWith = { full.SharedWith } },
            new() { ConfidentialityLimitsExplained = true },
        ];
        foreach (var entry in each)
        {
            entry.Kind = EntryKind.Contact;
            await caller.EnterAsync(on.CaseId, entry);
        }
    }

    [Fact]
    public async Task A_closed_case_takes_entries()
    {
        await using var own = new ServiceHost();
        var inside = own.Caller();
        var on = await inside.CreateCaseAsync();
        Database.Change(own, "UPDATE Cases SET State = 2, ReviewId = NULL, ReviewStartTime = NULL, "
            + "NextReviewTime = NULL, NextStageTime = NULL");
        Assert.Equal(CaseState.Closed, (await inside.GetCaseAsync(on.CaseId)).State);
        await inside.EnterAsync(on.CaseId, Note());
        await inside.EnterAsync(on.CaseId, [Note()]);
        using var stream = await EntryStream.OpenAsync(inside.Records, on.CaseId, Id());
        await stream.SendAsync(Note());
        await stream.CompleteAsync();
        await inside.AssertIntactAsync(on.CaseId, 4);
    }

    [Fact]
    public async Task About_somebody_who_has_left_the_case_since()
    {
        var on = await caller.CreateCaseAsync();
        var left = on.Party(PartyRole.Survivor).PartyId;
        await caller.RemoveAsync(on, left);
        var entry = Note();
        entry.PeoplePresent.Add(new PersonPresent { PartyId = left });
        await caller.EnterAsync(on.CaseId, entry);
    }
}
