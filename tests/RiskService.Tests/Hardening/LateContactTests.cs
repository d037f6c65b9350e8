using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Hardening;

/// <summary>Facts are never refused: what took place can be recorded whoever is still in the case.</summary>
public sealed class LateContactTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "late-contacts");

    [Fact]
    public async Task A_contact_with_somebody_who_has_left_the_case_since_is_recorded_and_flagged()
    {
        var made = await caller.CreateCaseAsync();
        var survivor = made.Parties.Single(p => p.Role == PartyRole.Survivor);
        var left = (await caller.Cases.RemovePartyAsync(new RemovePartyRequest
        {
            CaseId = made.CaseId,
            PartyId = survivor.PartyId,
            Reason = "Moved away",
            Etag = made.Etag,
            RequestId = Id(),
        })).Case;

        var recorded = await caller.Cases.RecordContactAsync(new RecordContactRequest
        {
            CaseId = made.CaseId,
            Contact = Joint(left.Parties.Single().PartyId, survivor.PartyId),
            RequestId = Id(),
        });
        Assert.Equal("RESPOND-3", Assert.Single(recorded.Contact.PracticeFlags).RuleId);

        // A plan is for those who are in the case.
        var refused = await Failures.RefusedAsync(() => caller.Cases.PlanContactAsync(new PlanContactRequest
        {
            CaseId = made.CaseId,
            Contact = Joint(left.Parties.Single().PartyId, survivor.PartyId),
            RequestId = Id(),
        }));
        Assert.Equal(["contact.attendances[1].party_id"], refused.Fields);
    }

    [Fact]
    public async Task A_contact_that_did_not_take_place_told_the_subject_nothing()
    {
        var made = await caller.CreateCaseAsync(PartyRole.Child);
        var subject = made.Parties.Single(p => p.Role == PartyRole.Subject).PartyId;
        var request = new RecordContactRequest
        {
            CaseId = made.CaseId,
            Contact = With(subject),
            DidNotTakePlace = true,
            ConfidentialityLimitsExplained = true,
            RequestId = Id(),
        };
        await caller.Cases.RecordContactAsync(request);

        var next = await caller.Cases.RecordContactAsync(new RecordContactRequest
        {
            CaseId = made.CaseId,
            Contact = With(subject),
            RequestId = Id(),
        });
        Assert.Equal("RESPOND-7", Assert.Single(next.Contact.PracticeFlags).RuleId);
    }

    private Contact Joint(string subject, string survivor)
    {
        var contact = With(subject);
        contact.Attendances.Add(new Attendance { PartyId = survivor, Role = AttendanceRole.Participant });
        return contact;
    }

    private Contact With(string party) => new()
    {
        Purpose = ContactPurpose.DiscussBehaviour,
        Mode = ContactMode.AgencyPremises,
        ContactTime = host.Clock.GetUtcNow().AddDays(-1).ToTimestamp(),
        WorkerIds = { "w1" },
        Attendances = { new Attendance { PartyId = party, Role = AttendanceRole.Participant } },
    };
}
