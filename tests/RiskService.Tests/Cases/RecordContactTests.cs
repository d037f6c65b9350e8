using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Cases;

/// <summary>Contacts that took place are never refused for what they were; breaches are flagged.</summary>
public sealed class RecordContactTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "contacts");

    public static TheoryData<string> Bad => [.. Meetings.Bad.Keys];

    public static TheoryData<string> Good => [.. Meetings.Good.Keys];

    [Theory, MemberData(nameof(Bad))]
    public async Task What_could_not_be_planned_is_recorded_and_flagged(string name)
    {
        var (rule, _, alternative, make) = Meetings.Bad[name];
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var request = Request(on, make(on));
        request.ConfidentialityLimitsExplained = true;
        var recorded = await caller.RecordAsync(request);
        Assert.Equal(ContactState.TookPlace, recorded.State);
        var flag = Assert.Single(recorded.PracticeFlags);
        Assert.Equal(rule, flag.RuleId);
        Assert.Contains(alternative, flag.Message, StringComparison.Ordinal);
        Assert.Equal([recorded], await caller.ContactsAsync(on));
    }

    [Theory, MemberData(nameof(Good))]
    public async Task Good_practice_is_not_flagged(string name)
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var request = Request(on, Meetings.Good[name](on));
        request.ConfidentialityLimitsExplained = true;
        Assert.Empty((await caller.RecordAsync(request)).PracticeFlags);
    }

    [Fact]
    public async Task Intoxication_is_set_and_cleared_by_a_contact()
    {
        var on = await caller.CreateCaseAsync();
        var challenge = Meetings.Good["subject alone"](on);
        var drunk = Request(on, challenge);
        drunk.SubjectIntoxicated = true;
        Assert.Equal(["RESPOND-5"], (await caller.RecordAsync(drunk)).PracticeFlags.Select(f => f.RuleId));
        var set = await caller.GetCaseAsync(on.CaseId);
        Assert.True(set.SubjectIntoxicated);
        Assert.NotEqual(on.Etag, set.Etag);
        await Casework.RefusedPlanAsync(() => caller.PlanAsync(on, challenge));

        // Saying nothing of it leaves it; a challenge meanwhile is flagged.
        Assert.Equal(
            ["RESPOND-5"], (await caller.RecordAsync(Request(on, challenge))).PracticeFlags.Select(f => f.RuleId));
        Assert.Equal(set, await caller.GetCaseAsync(on.CaseId));

        var sober = Request(on, challenge);
        sober.SubjectIntoxicated = false;
        Assert.Empty((await caller.RecordAsync(sober)).PracticeFlags);
        Assert.False((await caller.GetCaseAsync(on.CaseId)).SubjectIntoxicated);
        await caller.PlanAsync(on, challenge);
    }

    [Theory]
    [InlineData("subject alone", true)]
    [InlineData("survivor alone", false)]
    [InlineData("joint about a repair", false)]
    public async Task With_a_child_in_the_case_the_subject_is_told_where_confidentiality_ends(string name, bool flagged)
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var recorded = await caller.RecordAsync(Request(on, Meetings.Good[name](on)));
        Assert.Equal(flagged ? ["RESPOND-7"] : [], recorded.PracticeFlags.Select(f => f.RuleId));
    }

    [Fact]
    public async Task It_may_be_what_became_of_a_plan_of_this_case()
    {
        var on = await caller.CreateCaseAsync();
        var planned = await caller.PlanAsync(on, Meetings.Good["subject alone"](on));
        var request = Request(on, Meetings.Bad["alone at home"].Make(on));
        (request.PlannedContactId, request.DidNotTakePlace) = (planned.ContactId, true);
        var outcome = await caller.RecordAsync(request);
        Assert.Equal(ContactState.DidNotTakePlace, outcome.State);
        Assert.Empty(outcome.PracticeFlags);
        Assert.Equal([outcome, planned], await caller.ContactsAsync(on));

        var elsewhere = await caller.CreateCaseAsync();
        var wrong = Request(elsewhere, Meetings.Good["subject alone"](elsewhere));
        (wrong.PlannedContactId, request.PlannedContactId) = (planned.ContactId, outcome.ContactId);
        foreach (var mistaken in (RecordContactRequest[])[wrong, request])
        {
            var refused = await Failures.RefusedAsync(() => caller.RecordAsync(mistaken));
            Assert.Equal(["planned_contact_id"], refused.Fields);
        }

        Assert.Empty(await caller.ContactsAsync(elsewhere));
        Assert.Equal([outcome, planned], await caller.ContactsAsync(on));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_lies_ahead_or_is_about_strangers_is_no_record(bool didNotTakePlace)
    {
        var (on, other) = (await caller.CreateCaseAsync(), await caller.CreateCaseAsync());
        var ahead = Request(on, Meetings.Good["subject alone"](on));
        ahead.DidNotTakePlace = didNotTakePlace;
        ahead.Contact.ContactTime = host.Clock.GetUtcNow().AddMinutes(5).ToTimestamp();
        var refused = await Failures.RefusedAsync(() => caller.RecordAsync(ahead));
        Assert.Equal(["contact.contact_time"], refused.Fields);

        var strangers = Request(on, Meetings.Good["subject alone"](other));
        strangers.DidNotTakePlace = didNotTakePlace;
        refused = await Failures.RefusedAsync(() => caller.RecordAsync(strangers));
        Assert.Equal(["contact.attendances[0].party_id"], refused.Fields);
        Assert.Empty(await caller.ContactsAsync(on));
    }

    [Fact]
    public async Task Contacts_are_listed_newest_first_page_by_page()
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var made = new List<Contact>();
        foreach (var name in Meetings.Bad.Keys)
        {
            made.Insert(0, await caller.RecordAsync(Request(on, Meetings.Bad[name].Make(on))));
        }

        var (read, request) = (new List<Contact>(), new ListContactsRequest { CaseId = on.CaseId, PageSize = 3 });
        do
        {
            var page = await caller.Cases.ListContactsAsync(request);
            read.AddRange(page.Contacts);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(made, read);
    }

    private static RecordContactRequest Request(Case on, Contact contact) =>
        new() { CaseId = on.CaseId, Contact = contact };
}
