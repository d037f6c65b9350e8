using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Host;

namespace RiskService.Tests.Cases;

/// <summary>RESPOND-7: that the subject was told where confidentiality ends is kept.</summary>
public sealed class ConfidentialityKeptTests(ServiceHost host)
{
    private const string Agency = "confidentiality-kept";

    private readonly TestCaller caller = host.Caller(agency: Agency);
    private readonly TestCaller manager = host.Caller("manager", Agency);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Once_explained_it_is_not_flagged_again(bool inAssessment)
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        await AssertFlaggedAsync(on, flagged: true);
        await ExplainAsync(on, inAssessment);
        await AssertFlaggedAsync(on, flagged: false);
        await AssertFlaggedAsync(await caller.CreateCaseAsync(PartyRole.Child), flagged: true);
    }

    [Fact]
    public async Task A_preview_explains_nothing()
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var preview = await caller.AssessAsync(Request(on, explained: true, validateOnly: true));
        Assert.True(preview.ConfidentialityLimitsExplained);
        Assert.DoesNotContain("RESPOND-7", preview.Flags());
        await AssertFlaggedAsync(on, flagged: true);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Only_an_approved_role_swap_means_that_the_subject_was_not_told(bool inAssessment, bool approved)
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        await ExplainAsync(on, inAssessment);
        var pending = await caller.ProposeSwapAsync(await caller.GetCaseAsync(on.CaseId));
        await AssertFlaggedAsync(pending, flagged: false);
        on = approved ? await manager.ApproveSwapAsync(pending) : await manager.RejectSwapAsync(pending);
        await AssertFlaggedAsync(on, flagged: approved);
        await ExplainAsync(on, inAssessment);
        await AssertFlaggedAsync(on, flagged: false);
    }

    private async Task ExplainAsync(Case on, bool inAssessment)
    {
        if (inAssessment)
        {
            var assessed = await caller.AssessAsync(Request(on, explained: true));
            Assert.True(assessed.ConfidentialityLimitsExplained);
            return;
        }

        var met = await MeetAsync(on, explained: true);
        Assert.True(met.ConfidentialityLimitsExplained);
        Assert.Empty(met.PracticeFlags);
    }

    private async Task AssertFlaggedAsync(Case on, bool flagged)
    {
        var met = await MeetAsync(on, explained: false);
        Assert.False(met.ConfidentialityLimitsExplained);
        Assert.Equal(flagged ? ["RESPOND-7"] : [], met.PracticeFlags.Select(flag => flag.RuleId));
        foreach (var validateOnly in (bool[])[true, false])
        {
            var assessed = await caller.AssessAsync(Request(on, explained: false, validateOnly));
            Assert.Equal(
                (flagged, !flagged), (assessed.Flags().Contains("RESPOND-7"), assessed.ConfidentialityLimitsExplained));
            if (!validateOnly) Assert.Equal(assessed, await caller.GetAsync(assessed));
        }
    }

    private Task<Contact> MeetAsync(Case on, bool explained)
    {
        var contact = Meetings.Good["subject alone"](on);
        contact.ContactTime = host.Clock.GetUtcNow().ToTimestamp();
        return caller.RecordAsync(new RecordContactRequest
        {
            CaseId = on.CaseId,
            Contact = contact,
            ConfidentialityLimitsExplained = explained,
        });
    }

    private static AssessRequest Request(Case on, bool explained, bool validateOnly = false) => new()
    {
        CaseId = on.CaseId,
        Stance = Stance.Open,
        ConfidentialityLimitsExplained = explained,
        ValidateOnly = validateOnly,
    };
}
