using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Records;

/// <summary>RESPOND-7: an entry that the subject was told where confidentiality ends stands for the case.</summary>
public sealed class ConfidentialityTests(ServiceHost host)
{
    private const string Agency = "record-confidentiality";

    private readonly TestCaller caller = host.Caller(agency: Agency);

    [Fact]
    public async Task Once_explained_it_is_kept_for_the_case()
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        await AssertFlaggedAsync(on, true);
        await ExplainAsync(on, null);
        Assert.NotEqual(on.Etag, (await caller.GetCaseAsync(on.CaseId)).Etag);
        await AssertFlaggedAsync(on, false);
        var assessed = await caller.AssessAsync(on.CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
        Assert.True(assessed.ConfidentialityLimitsExplained);

        // Saying it once more changes nothing of the case.
        var etag = (await caller.GetCaseAsync(on.CaseId)).Etag;
        await ExplainAsync(on, null);
        Assert.Equal(etag, (await caller.GetCaseAsync(on.CaseId)).Etag);
    }

    [Fact]
    public async Task It_is_not_flagged_where_there_is_no_child_nor_where_the_survivor_spoke()
    {
        await AssertFlaggedAsync(await caller.CreateCaseAsync(), false);
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var entry = Spoken();
        entry.Sources[0].Kind = SourceKind.Survivor;
        Assert.Empty((await caller.EnterAsync(on.CaseId, entry)).Flags());
    }

    [Fact]
    public async Task What_the_former_subject_was_told_says_nothing_of_the_one_after_a_role_swap()
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var before = host.Clock.GetUtcNow().AddMinutes(-5);
        var pending = await caller.ProposeSwapAsync(on);
        on = await host.Caller("manager", Agency).ApproveSwapAsync(pending);

        Assert.Empty((await ExplainAsync(on, before)).Flags());
        await AssertFlaggedAsync(on, true);
        await ExplainAsync(on, host.Clock.GetUtcNow());
        await AssertFlaggedAsync(on, false);
    }

    private Task<EntryReceipt> ExplainAsync(Case on, DateTimeOffset? when) => caller.EnterAsync(
        on.CaseId,
        new RecordedEntry
        {
            Kind = EntryKind.Note,
            ConfidentialityLimitsExplained = true,
            OccurredTime = when?.ToTimestamp(),
        });

    private async Task AssertFlaggedAsync(Case on, bool flagged) => Assert.Equal(
        flagged ? ["RESPOND-7"] : [], (await caller.EnterAsync(on.CaseId, Spoken())).Flags());

    private RecordedEntry Spoken() => new()
    {
        Kind = EntryKind.Disclosure,
        Account = "Spoke of it.",
        Sources = { new Source { Kind = SourceKind.Perpetrator } },
        OccurredTime = host.Clock.GetUtcNow().ToTimestamp(),
    };
}
