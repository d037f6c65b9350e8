using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>Breaches that an entry describes come back as flags and are kept with it; the entry is stored.</summary>
public sealed class FlagTests(ServiceHost host)
{
    private const string Agency = "record-flags";

    private readonly TestCaller caller = host.Caller(agency: Agency);

    [Fact]
    public async Task What_RECORD_1_asks_for_and_is_not_there()
    {
        var on = await caller.CreateCaseAsync();
        await FlaggedAsync(on, 0, e => { });
        await FlaggedAsync(on, 1, e => e.Sources.Clear());
        await FlaggedAsync(on, 1, e => e.Quotes.Add(new Quote { Words = "Words" }));
        await FlaggedAsync(on, 1, e => e.Kind = EntryKind.Observation);
        await FlaggedAsync(on, 1, e => (e.Account, e.Opinion) = ("", "An opinion"));
        await FlaggedAsync(on, 1, e => (e.Account, e.Opinion) = (" \n", "An opinion"));
        await FlaggedAsync(on, 0, e => e.Opinion = "An opinion");
        await FlaggedAsync(on, 3, e =>
        {
            e.Kind = EntryKind.Disclosure;
            e.Sources.Clear();
            e.Quotes.Add(new Quote { Words = "Words" });
        });
    }

    [Fact]
    public async Task A_system_names_the_worker_and_a_person_need_not()
    {
        var on = await caller.CreateCaseAsync();
        var system = host.Caller("agency_system", Agency);
        Assert.Equal(["RECORD-1"], (await system.EnterAsync(on.CaseId, Note())).Flags());
        var (named, blank) = (Note(), Note());
        (named.WorkerId, blank.WorkerId) = ("w-1", "  ");
        Assert.Empty((await system.EnterAsync(on.CaseId, named)).Flags());
        Assert.Equal(["RECORD-1"], (await system.EnterAsync(on.CaseId, blank)).Flags());
        Assert.Empty((await caller.EnterAsync(on.CaseId, Note())).Flags());
    }

    [Fact]
    public async Task RESPOND_1_only_what_others_than_the_survivors_side_support_may_be_put()
    {
        var on = await caller.CreateCaseAsync();
        await caller.AssessAsync(on.CaseId,
            Observed(Indicator.SexualViolence, SourceKind.Survivor, SourceKind.Child),
            Observed(Indicator.WeaponUse, SourceKind.Survivor, SourceKind.Police));
        Assert.Equal(["RESPOND-1"], (await PutAsync(on, Indicator.SexualViolence)).Flags());
        Assert.Equal(["RESPOND-1"], (await PutAsync(on, Indicator.ThreatsToKill)).Flags());
        Assert.Equal(["RESPOND-1"], (await PutAsync(on, Indicator.WeaponUse, Indicator.SexualViolence)).Flags());
        Assert.Empty((await PutAsync(on, Indicator.WeaponUse)).Flags());

        // Once the police have seen it too, it may be.
        await caller.AssessAsync(on.CaseId, Observed(Indicator.SexualViolence, SourceKind.Police));
        var permitted = await PutAsync(on, Indicator.SexualViolence);
        Assert.Empty(permitted.Flags());
        Assert.Equal("RESPOND-1", Assert.Single((await caller.EntryAsync(on.CaseId, 3)).Content.PracticeFlags).RuleId);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(-30, false)]
    public async Task RESPOND_5_what_was_put_while_the_subject_was_under_the_influence(int? minutesAfter, bool flagged)
    {
        var on = await caller.CreateCaseAsync();
        await caller.AssessAsync(on.CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
        var since = host.Clock.GetUtcNow().AddHours(-2);
        var entry = Put(Indicator.WeaponUse);
        if (minutesAfter is { } minutes) entry.OccurredTime = since.AddMinutes(minutes).ToTimestamp();
        Assert.Empty((await caller.EnterAsync(on.CaseId, entry)).Flags());

        await MeetAsync(on, since, intoxicated: true);
        Assert.Equal(flagged ? ["RESPOND-5"] : [], (await caller.EnterAsync(on.CaseId, entry)).Flags());
        Assert.Empty((await caller.EnterAsync(on.CaseId, Note())).Flags());

        await MeetAsync(on, host.Clock.GetUtcNow(), intoxicated: false);
        Assert.Empty((await caller.EnterAsync(on.CaseId, entry)).Flags());
    }

    private async Task FlaggedAsync(Case on, int times, Action<RecordedEntry> change)
    {
        var entry = Note();
        change(entry);
        var receipt = await caller.EnterAsync(on.CaseId, entry);
        Assert.Equal(Enumerable.Repeat("RECORD-1", times), receipt.Flags());
        Assert.Equal(
            receipt.PracticeFlags, (await caller.EntryAsync(on.CaseId, receipt.Number)).Content.PracticeFlags);
    }

    private Task<EntryReceipt> PutAsync(Case on, params Indicator[] facts) => caller.EnterAsync(on.CaseId, Put(facts));

    private static RecordedEntry Put(params Indicator[] facts)
    {
        var entry = Note();
        entry.PutToSubject.AddRange(facts);
        return entry;
    }

    private Task MeetAsync(Case on, DateTimeOffset time, bool intoxicated)
    {
        var contact = Meetings.Good["subject alone"](on);
        contact.ContactTime = time.ToTimestamp();
        return caller.RecordAsync(new RecordContactRequest
        {
            CaseId = on.CaseId,
            Contact = contact,
            SubjectIntoxicated = intoxicated,
        });
    }
}
