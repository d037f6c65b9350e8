using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>Everything of a case is in its timeline, in order, as it was answered.</summary>
public sealed class TimelineTests(ServiceHost host)
{
    private const string Agency = "timelines";

    private readonly TestCaller worker = host.Caller(agency: Agency);
    private readonly TestCaller manager = host.Caller("manager", Agency);
    private readonly List<(EntryKind Kind, EntryContent Content)> expected = [];

    [Fact]
    public async Task A_case_from_its_beginning_to_a_role_swap()
    {
        var on = await worker.CreateCaseAsync(PartyRole.Child);
        Change(CaseChangeKind.Created, on, "");
        on = await worker.SetReferenceAsync(on, "R-1");
        Change(CaseChangeKind.Reference, on, "");
        on = await worker.AddAsync(on, new Party { Role = PartyRole.Child, DisplayName = "synthetic" });
        var other = on.Parties.Single(p => p.DisplayName == "synthetic").Clone();
        Change(CaseChangeKind.PartyAdded, on, other.PartyId);
        other.DisplayName = "synthetic too";
        on = await worker.UpdateAsync(on, other);
        Change(CaseChangeKind.PartyChanged, on, other.PartyId);
        on = await worker.RemoveAsync(on, other.PartyId, "Added in error");
        Change(CaseChangeKind.PartyRemoved, on, other.PartyId, "Added in error");
        on = await worker.AllocateAsync(on, "w-2", AllocationSide.Survivor);
        var allocation = on.Allocations[0].AllocationId;
        Change(CaseChangeKind.WorkerAllocated, on, allocation);
        on = await worker.EndAsync(on, allocation);
        Change(CaseChangeKind.AllocationEnded, on, allocation);
        await ContactsAsync(on);
        await AssessmentsAsync(on);
        await SwapAsync(on);
        var note = Note();
        await worker.EnterAsync(on.CaseId, note);
        note.HeardTime = host.Clock.GetUtcNow().ToTimestamp();
        Add(EntryKind.Note, new EntryContent { Recorded = note });

        var timeline = await worker.TimelineAsync(on.CaseId);
        Assert.Equal(Enumerable.Range(1, expected.Count).Select(n => (long)n), timeline.Select(e => e.Number));
        for (var i = 0; i < expected.Count; i++)
        {
            var content = timeline[i].Content.Clone();
            Assert.NotEqual(("", ""), (content.RecordedBy, content.ClientId));
            (content.RecordedBy, content.ClientId) = ("", "");
            content.PracticeFlags.Clear();
            Assert.Equal((expected[i].Kind, expected[i].Content), (timeline[i].Kind, content));
        }

        timeline.Reverse();
        Assert.Equal(timeline, await worker.TimelineAsync(on.CaseId, oldestFirst: false));
        await worker.AssertIntactAsync(on.CaseId, expected.Count);
    }

    private async Task ContactsAsync(Case on)
    {
        var meeting = Meetings.Good["subject alone"](on);
        var planned = await worker.PlanAsync(on, meeting);
        Add(EntryKind.Contact, new EntryContent { Contact = planned });
        var met = await worker.RecordAsync(new RecordContactRequest
        {
            CaseId = on.CaseId,
            Contact = meeting,
            PlannedContactId = planned.ContactId,
        });
        Add(EntryKind.Contact, new EntryContent { Contact = met });
    }

    private async Task AssessmentsAsync(Case on)
    {
        var high = await AssessedAsync(on,
            Observed(Indicator.WeaponUse, SourceKind.Police),
            Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator));
        await worker.ActAsync(high, SafeguardingActionKind.ConsultedManager);
        var action = (await worker.GetAsync(high)).Actions.Single();
        Add(EntryKind.SafeguardingAction, new EntryContent
        {
            SafeguardingAction = new SafeguardingActionEntry { AssessmentId = high.AssessmentId, Action = action },
        });
        var lower = await AssessedAsync(on, AllAbsent());
        var consulted = await worker.ConsultAsync(
            on.CaseId, lower.Consultation.ConsultationId, "Spoke by telephone", SourceKind.Police);
        Add(EntryKind.Consultation, new EntryContent { Consultation = consulted });
        await manager.ApproveAsync(lower, "Read it");
        Add(EntryKind.Decision, new EntryContent
        {
            LevelApproval = new LevelApproval
            {
                AssessmentId = lower.AssessmentId,
                Level = RiskLevel.Standard,
                Reason = "Read it",
            },
        });
        var concluded = await worker.ConcludeAsync(on.CaseId, high.CounterAllegation.CounterAllegationId);
        Add(EntryKind.Decision, new EntryContent { CounterAllegation = concluded });
    }

    private async Task<Assessment> AssessedAsync(Case on, params Observation[] observations)
    {
        var assessed = await worker.AssessAsync(on.CaseId, observations);
        var entry = (await worker.TimelineAsync(on.CaseId, oldestFirst: false))[0];

        // As it was answered, without the texts that the guidance has for it.
        Assert.Equal(assessed.AssessmentId, entry.Content.Assessment.Assessment.AssessmentId);
        Assert.Equal(assessed.Level, entry.Content.Assessment.Assessment.Level);
        Assert.Equal(
            observations.Select(o => (o.Code, o.Presence)),
            entry.Content.Assessment.Observations.Select(o => (o.Code, o.Presence)));
        Add(EntryKind.Assessment, new EntryContent { Assessment = entry.Content.Assessment });
        return assessed;
    }

    private async Task SwapAsync(Case on)
    {
        foreach (var approve in (bool[])[false, true])
        {
            var pending = await worker.ProposeSwapAsync(await worker.GetCaseAsync(on.CaseId));
            Swap(pending, RoleSwapState.Proposed, "New evidence from the police", null);
            if (approve)
            {
                Swap(pending, RoleSwapState.Approved, "Read the evidence", await manager.ApproveSwapAsync(pending));
                continue;
            }

            await manager.RejectSwapAsync(pending);
            Swap(pending, RoleSwapState.Rejected, "The evidence is about another matter", null);
        }
    }

    private void Swap(Case pending, RoleSwapState state, string reason, Case? after) => Add(
        EntryKind.Decision, new EntryContent
        {
            RoleSwap = new RoleSwapEntry
            {
                RoleSwap = pending.PendingRoleSwap,
                State = state,
                Reason = reason,
                Case = after,
            },
        });

    private void Change(CaseChangeKind kind, Case after, string part, string reason = "") => Add(
        EntryKind.CaseChange, new EntryContent
        {
            CaseChange = new CaseChange { Kind = kind, Case = after.Clone(), PartId = part, Reason = reason },
        });

    private void Add(EntryKind kind, EntryContent content) => expected.Add((kind, content));
}
