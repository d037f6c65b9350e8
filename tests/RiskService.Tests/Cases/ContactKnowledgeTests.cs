using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Host;

namespace RiskService.Tests.Cases;

/// <summary>RESPOND-5: what a contact tells of the subject stands until something newer is known.</summary>
public sealed class ContactKnowledgeTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "contact-knowledge");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recorded_late_about_an_earlier_time_a_contact_replaces_nothing_newer(bool newer)
    {
        var on = await caller.CreateCaseAsync();
        await MeetAsync(on, hoursAgo: 12, newer);
        var late = await MeetAsync(on, hoursAgo: 20, !newer);
        Assert.Equal(!newer, late.SubjectIntoxicated);
        Assert.Equal(newer, await IntoxicatedAsync(on));

        await MeetAsync(on, hoursAgo: 4, !newer);
        Assert.Equal(!newer, await IntoxicatedAsync(on));

        // A contact that says nothing of it makes nothing newer known.
        await MeetAsync(on, hoursAgo: 1, null);
        await MeetAsync(on, hoursAgo: 3, newer);
        Assert.Equal(newer, await IntoxicatedAsync(on));
    }

    [Fact]
    public async Task While_newer_knowledge_stands_a_late_word_of_sobriety_lets_nobody_plan()
    {
        var on = await caller.CreateCaseAsync();
        await MeetAsync(on, hoursAgo: 12, true);
        await MeetAsync(on, hoursAgo: 20, false);
        var refused = await Casework.RefusedPlanAsync(() => caller.PlanAsync(on, Meetings.Good["subject alone"](on)));
        Assert.Equal("RESPOND-5", Assert.Single(refused).Rule);
    }

    [Fact]
    public async Task An_assessment_is_newer_than_the_contacts_before_it_and_only_where_it_says_so()
    {
        var on = await caller.CreateCaseAsync();
        await MeetAsync(on, hoursAgo: 4, false);
        await caller.AssessAsync(new AssessRequest { CaseId = on.CaseId, Intoxicated = true });
        await MeetAsync(on, hoursAgo: 1, false);
        Assert.True(await IntoxicatedAsync(on));
        await MeetAsync(on, hoursAgo: 0, false);
        Assert.False(await IntoxicatedAsync(on));

        var other = await caller.CreateCaseAsync();
        await MeetAsync(other, hoursAgo: 4, true);
        await caller.AssessAsync(other.CaseId);
        await MeetAsync(other, hoursAgo: 1, false);
        Assert.False(await IntoxicatedAsync(other));
    }

    [Fact]
    public async Task Each_contact_keeps_what_was_recorded_with_it_and_only_that()
    {
        var on = await caller.CreateCaseAsync();
        var contacts = new List<Contact>();
        foreach (var intoxicated in (bool?[])[true, false, null])
        {
            foreach (var explained in (bool[])[true, false])
            {
                // What the contact itself holds is output only: the request says it.
                var request = Request(on, 2, intoxicated);
                request.Contact.SubjectIntoxicated = intoxicated != true;
                request.Contact.ConfidentialityLimitsExplained = !explained;
                request.ConfidentialityLimitsExplained = explained;
                var contact = await caller.RecordAsync(request);
                Assert.Equal(
                    (intoxicated, explained),
                    (contact.HasSubjectIntoxicated ? contact.SubjectIntoxicated : (bool?)null,
                        contact.ConfidentialityLimitsExplained));
                contacts.Insert(0, contact);
            }
        }

        Assert.Equal(contacts, await caller.ContactsAsync(on));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_plan_knows_nothing_of_it_yet(bool validateOnly)
    {
        var on = await caller.CreateCaseAsync(PartyRole.Child);
        var sent = Meetings.Good["subject alone"](on);
        (sent.SubjectIntoxicated, sent.ConfidentialityLimitsExplained) = (true, true);
        var planned = await caller.PlanAsync(on, sent, validateOnly);
        Assert.False(planned.HasSubjectIntoxicated);
        Assert.False(planned.ConfidentialityLimitsExplained);
        Assert.Equal(validateOnly ? [] : [planned], await caller.ContactsAsync(on));
        Assert.False(await IntoxicatedAsync(on));
        var met = await caller.RecordAsync(Request(on, 2, null));
        Assert.Equal(["RESPOND-7"], met.PracticeFlags.Select(flag => flag.RuleId));
    }

    private Task<Contact> MeetAsync(Case on, int hoursAgo, bool? intoxicated) =>
        caller.RecordAsync(Request(on, hoursAgo, intoxicated));

    private RecordContactRequest Request(Case on, int hoursAgo, bool? intoxicated)
    {
        var request = new RecordContactRequest { CaseId = on.CaseId, Contact = Meetings.Good["subject alone"](on) };
        request.Contact.ContactTime = host.Clock.GetUtcNow().AddHours(-hoursAgo).ToTimestamp();
        if (intoxicated is { } known) request.SubjectIntoxicated = known;
        return request;
    }

    private async Task<bool> IntoxicatedAsync(Case on) => (await caller.GetCaseAsync(on.CaseId)).SubjectIntoxicated;
}
