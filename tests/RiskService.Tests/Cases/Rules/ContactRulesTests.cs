using RiskPlatform.RiskService.Cases.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Cases.Rules;

public sealed class ContactRulesTests
{
    private static readonly ContactAttendance Subject = new(PartyRole.Subject, AttendanceRole.Participant);
    private static readonly ContactAttendance Survivor = new(PartyRole.Survivor, AttendanceRole.Participant);
    private static readonly ContactAttendance Child = new(PartyRole.Child, AttendanceRole.Participant);

    private static readonly ContactPurpose[] Purposes =
        [.. Enum.GetValues<ContactPurpose>().Where(purpose => purpose != ContactPurpose.Unspecified)];

    private static readonly ContactMode[] Modes =
        [.. Enum.GetValues<ContactMode>().Where(mode => mode != ContactMode.Unspecified)];

    private static ContactSetting With(params ContactAttendance[] attendances) =>
        new(ContactPurpose.DiscussBehaviour, ContactMode.AgencyPremises, [.. attendances], 1, false);

    private static string[] Breaches(ContactSetting contact) =>
        [.. ContactRules.Check(contact).Select(breach => breach.RuleId)];

    [Fact]
    public void Seeing_one_of_them_on_the_premises_is_fine()
    {
        foreach (var purpose in Purposes)
        {
            Assert.Empty(Breaches(With(Subject) with { Purpose = purpose }));
            Assert.Empty(Breaches(With(Survivor, Child) with { Purpose = purpose }));
        }
    }

    // LOOK-5
    [Theory]
    [InlineData(AttendanceRole.Interpreter)]
    [InlineData(AttendanceRole.Companion)]
    [InlineData(AttendanceRole.Spokesperson)]
    public void The_subject_never_speaks_for_the_survivor_whatever_the_purpose(AttendanceRole role)
    {
        foreach (var purpose in Purposes)
        {
            var contact = With(Survivor, new(PartyRole.Subject, role)) with { Purpose = purpose };
            var breach = Assert.Single(ContactRules.Check(contact));
            Assert.Equal("LOOK-5", breach.RuleId);
            Assert.Equal("contact.attendances[1].role", breach.Field);
        }

        // A child may come along with the survivor.
        Assert.Empty(Breaches(With(Survivor, new(PartyRole.Child, role))));
    }

    [Theory]
    [InlineData(AttendanceRole.Interpreter)]
    [InlineData(AttendanceRole.Companion)]
    [InlineData(AttendanceRole.Spokesperson)]
    public void The_subject_speaks_for_no_child_about_abuse_and_may_bring_one_to_anything_else(AttendanceRole role)
    {
        foreach (var purpose in Purposes)
        {
            string[] expected = purpose == ContactPurpose.Other ? [] : ["LOOK-5"];
            Assert.Equal(expected, Breaches(With(Child, new(PartyRole.Subject, role)) with { Purpose = purpose }));
            Assert.Empty(Breaches(With(Child, new(PartyRole.Survivor, role)) with { Purpose = purpose }));
        }
    }

    // RESPOND-3
    [Fact]
    public void Both_partners_are_never_seen_together_about_abuse()
    {
        foreach (var purpose in Purposes)
        {
            string[] expected = purpose == ContactPurpose.Other ? [] : ["RESPOND-3"];
            Assert.Equal(expected, Breaches(With(Survivor, Subject) with { Purpose = purpose, WorkerCount = 2 }));
        }
    }

    [Theory]
    [InlineData(AttendanceRole.Interpreter)]
    [InlineData(AttendanceRole.Companion)]
    [InlineData(AttendanceRole.Spokesperson)]
    public void A_survivor_who_comes_along_is_together_with_the_subject_too(AttendanceRole role) =>
        Assert.Equal(["RESPOND-3"], Breaches(With(Subject, new(PartyRole.Survivor, role))));

    // RESPOND-4
    [Fact]
    public void Nobody_visits_the_subject_alone_about_abuse()
    {
        foreach (var purpose in Purposes)
        {
            foreach (var mode in Modes)
            {
                for (var workers = 0; workers <= 3; workers++)
                {
                    var contact = With(Subject) with { Purpose = purpose, Mode = mode, WorkerCount = workers };
                    var alone = purpose != ContactPurpose.Other && mode == ContactMode.HomeVisit && workers < 2;
                    Assert.Equal(alone ? ["RESPOND-4"] : [], Breaches(contact));
                    Assert.Empty(Breaches(contact with { Attendances = [Survivor] }));
                }
            }
        }
    }

    // RESPOND-5
    [Theory]
    [InlineData(ContactPurpose.DiscussBehaviour, true)]
    [InlineData(ContactPurpose.Challenge, true)]
    [InlineData(ContactPurpose.Assessment, true)]
    [InlineData(ContactPurpose.SafetyPlanning, false)]
    [InlineData(ContactPurpose.Other, false)]
    public void Abuse_is_not_discussed_with_an_intoxicated_subject(ContactPurpose purpose, bool breached)
    {
        var contact = With(Subject) with { Purpose = purpose, SubjectIntoxicated = true };
        Assert.Equal(breached ? ["RESPOND-5"] : [], Breaches(contact));
        Assert.Empty(Breaches(contact with { SubjectIntoxicated = false }));
        Assert.Empty(Breaches(contact with { Attendances = [Survivor] }));
    }

    [Fact]
    public void Every_breach_is_named_at_once_with_a_field_and_a_safe_alternative()
    {
        var breaches = ContactRules.Check(new(
            ContactPurpose.Challenge,
            ContactMode.HomeVisit,
            [Subject, Survivor, new(PartyRole.Subject, AttendanceRole.Interpreter)],
            WorkerCount: 1,
            SubjectIntoxicated: true));
        Assert.Equal(["LOOK-5", "RESPOND-3", "RESPOND-4", "RESPOND-5"], breaches.Select(breach => breach.RuleId));
        Assert.Equal(
            ["contact.attendances[2].role", "contact.attendances", "contact.worker_ids", "contact.purpose"],
            breaches.Select(breach => breach.Field));
        Assert.All(breaches, breach => Assert.InRange(breach.Why.Length, 20, 200));
        Assert.All(breaches, breach => Assert.InRange(breach.SafeAlternative.Length, 20, 200));
    }

    [Fact]
    public void An_unsaid_purpose_counts_as_about_abuse() =>
        Assert.Equal(["RESPOND-3"], Breaches(With(Subject, Survivor) with { Purpose = ContactPurpose.Unspecified }));
}
