using RiskPlatform.V1;
using RiskService.Tests.Audit;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Records;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Referrals;

/// <summary>What a referral that does not go on leaves to do (REFER-7, REFER-8, REVIEW-3).</summary>
public sealed class ReferralTaskTests(ServiceHost host)
{
    [Fact]
    public async Task A_refusal_opens_every_task_and_pulls_the_review_to_a_day()
    {
        var caller = host.Caller(agency: "tasks-raised");
        var (caseId, id) = await PrepareAsync(caller, "tasks-raised", PartyRole.Child);
        await Referring.ChangeCaseAsync(
            host, "tasks-raised", caseId, c => c.NextReviewTime = host.Clock.GetUtcNow().AddDays(40));
        await caller.MoveAsync(ReferralMove.Reject, id, ReferralReason.DeniesAbuse);

        var due = host.Clock.GetUtcNow().AddHours(24);
        Assert.Equal(due, (await caller.GetCaseAsync(caseId)).NextReviewTime.ToDateTimeOffset());
        var tasks = await caller.TasksAsync(caseId);
        Assert.Equal(
            [
                (ReferralTaskKind.SafetyPlan, SourceKind.Unspecified),
                (ReferralTaskKind.NotifyAgency, SourceKind.Police),
                (ReferralTaskKind.NotifyAgency, SourceKind.ChildrensSocialCare),
                (ReferralTaskKind.NotifyAgency, SourceKind.Probation),
                (ReferralTaskKind.TellSurvivorService, SourceKind.Unspecified),
            ],
            tasks.Select(t => (t.Kind, t.Agency)));
        Assert.All(tasks, t =>
        {
            Assert.Equal((caseId, id, due), (t.CaseId, t.ReferralId, t.DueTime.ToDateTimeOffset()));
            Assert.Equal((ReferralMove.Reject, ReferralReason.DeniesAbuse), (t.Move, t.Reason));
            Assert.Null(t.DoneTime);
        });
        Assert.Contains(
            $"{Referring.Provider} and reached so: {Referring.Contact}", tasks[^1].Instruction,
            StringComparison.Ordinal);
        Assert.Equal(tasks, (await caller.LastEntryAsync(caseId)).Content.Referral.Tasks);
    }

    /// <summary>REVIEW-3: one that ends early because going on is not safe is as urgent as one refused.</summary>
    [Fact]
    public async Task A_withdrawal_because_it_is_not_safe_pulls_the_review_and_one_for_a_better_fit_does_not()
    {
        var caller = host.Caller(agency: "tasks-unsafe");
        var (caseId, id) = await PrepareAsync(caller, "tasks-unsafe");
        var later = host.Clock.GetUtcNow().AddDays(40);
        await Referring.ChangeCaseAsync(host, "tasks-unsafe", caseId, c => c.NextReviewTime = later);
        var fits = await Referring.SeedAsync(host, new Seed("tasks-unsafe", caseId));
        await caller.MoveAsync(ReferralMove.Withdraw, fits, ReferralReason.BetterFitFound);
        Assert.Equal(later, (await caller.GetCaseAsync(caseId)).NextReviewTime.ToDateTimeOffset());
        await caller.MoveAsync(ReferralMove.Withdraw, id, ReferralReason.NotSafe);
        Assert.Equal(
            host.Clock.GetUtcNow().AddHours(24),
            (await caller.GetCaseAsync(caseId)).NextReviewTime.ToDateTimeOffset());
        Assert.Contains(await caller.TasksAsync(caseId), t => t.Kind == ReferralTaskKind.SafetyPlan);
    }

    [Fact]
    public async Task A_review_that_is_sooner_stays()
    {
        var caller = host.Caller(agency: "tasks-sooner");
        var (caseId, id) = await PrepareAsync(caller, "tasks-sooner");
        var sooner = host.Clock.GetUtcNow().AddHours(3);
        await Referring.ChangeCaseAsync(host, "tasks-sooner", caseId, c => c.NextReviewTime = sooner);
        await caller.MoveAsync(ReferralMove.Reject, id);
        Assert.Equal(sooner, (await caller.GetCaseAsync(caseId)).NextReviewTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task What_goes_on_as_planned_opens_nothing_and_leaves_the_review()
    {
        var caller = host.Caller(agency: "tasks-planned");
        var (caseId, id) = await PrepareAsync(caller, "tasks-planned");
        var later = host.Clock.GetUtcNow().AddDays(40);
        await Referring.ChangeCaseAsync(host, "tasks-planned", caseId, c => c.NextReviewTime = later);
        await caller.MoveAsync(ReferralMove.Accept, id);
        await caller.MoveAsync(ReferralMove.PutOnWaitingList, id, "v2");
        await caller.MoveAsync(ReferralMove.PutOnHold, id, ReferralReason.Illness, "v3");
        Assert.Empty(await caller.TasksAsync(caseId));
        Assert.Equal(later, (await caller.GetCaseAsync(caseId)).NextReviewTime.ToDateTimeOffset());

        // Who starts and who ends a programme, the survivor's service is told of.
        await caller.MoveAsync(ReferralMove.Resume, id, "v4");
        await caller.MoveAsync(ReferralMove.StartProgramme, id, "v5");
        Assert.Equal(ReferralTaskKind.TellSurvivorService, Assert.Single(await caller.TasksAsync(caseId)).Kind);
    }

    [Fact]
    public async Task A_task_is_done_once_with_one_entry()
    {
        var caller = host.Caller(agency: "tasks-done");
        var (caseId, id) = await PrepareAsync(caller, "tasks-done");
        await caller.MoveAsync(ReferralMove.Reject, id);
        var task = (await caller.TasksAsync(caseId))[0];
        var request = new CompleteReferralTaskRequest
        { CaseId = caseId, TaskId = task.TaskId, Note = "synthetic", RequestId = Id() };
        var done = (await caller.Referrals().CompleteReferralTaskAsync(request)).Task;
        Assert.Equal(("practitioner-of-tasks-done", "synthetic"), (done.DoneBy, done.DoneNote));
        Assert.Equal(host.Clock.GetUtcNow(), done.DoneTime.ToDateTimeOffset());
        var entry = await caller.LastEntryAsync(caseId);
        Assert.Equal((EntryKind.Referral, done), (entry.Kind, entry.Content.ReferralTask));
        Assert.Equal(done, (await caller.Referrals().CompleteReferralTaskAsync(request)).Task);

        request.RequestId = Id();
        var again = await Stored.RefusedAsync(
            host, "tasks-done", async () => await caller.Referrals().CompleteReferralTaskAsync(request));
        Assert.Equal("ILLEGAL_TRANSITION", again.Reason);
        Assert.DoesNotContain(await caller.TasksAsync(caseId), t => t.TaskId == task.TaskId);
        Assert.Contains(done, await caller.TasksAsync(caseId, done: true));
        await caller.AssertIntactAsync(caseId, entry.Number);
    }

    [Fact]
    public async Task Lists_are_paged_the_earliest_due_first_over_the_agency_or_one_case_and_audited()
    {
        await using var own = new ServiceHost();
        var caller = own.Caller(agency: "tasks-lists", subject: "reader");
        var cases = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            cases.Add((await caller.CreateCaseAsync()).CaseId);
            foreach (var caseId in cases)
            {
                await caller.MoveAsync(
                    ReferralMove.Decline, await Referring.SeedAsync(own, new Seed("tasks-lists", caseId)));
            }

            own.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        var all = await caller.TasksAsync();
        Assert.Equal(12, all.Count);
        Assert.Equal(
            all.OrderBy(t => t.DueTime.ToDateTimeOffset()).ThenBy(t => t.TaskId, StringComparer.Ordinal), all);
        for (var size = 1; size <= 13; size += 3) Assert.Equal(all, await caller.TasksAsync(pageSize: size));
        Assert.Equal(
            all.Where(t => t.CaseId == cases[0]), await caller.TasksAsync(cases[0], done: true, pageSize: 2));
        var reads = await own.Auditor("tasks-lists").ReadsAsync(new SearchAuditRequest { ReaderId = "reader" });
        Assert.Equal(cases.Order(), reads.Select(r => r.CaseId).Distinct().Order());
        Assert.All(reads, r => Assert.Equal("riskplatform.v1.ReferralService/ListReferralTasks", r.Operation));
        Assert.Empty(await own.Caller(agency: "tasks-others").TasksAsync());
        var refused = await Failures.RefusedAsync(() => caller.TasksAsync(done: true));
        Assert.Equal(["include_done"], refused.Fields);
    }

    private async Task<(string CaseId, string ReferralId)> PrepareAsync(
        TestCaller caller, string agency, params PartyRole[] more)
    {
        var caseId = (await caller.CreateCaseAsync(more)).CaseId;
        await caller.Assessments.RecordConsultationAsync(new RecordConsultationRequest
        { CaseId = caseId, Agencies = { SourceKind.Police }, RequestId = Id() });
        var id = await Referring.SeedAsync(host, new Seed(agency, caseId)
        {
            State = ReferralState.Assessing,
            ListingId = await Referring.ListingAsync(host),
            Consulted = [SourceKind.Probation, SourceKind.Police],
        });
        return (caseId, id);
    }
}
