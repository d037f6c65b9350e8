using System.Text;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;

namespace RiskService.Tests.SubjectAccess;

/// <summary>A request from its receipt to its answer, through the channel (RECORD-4).</summary>
public sealed class SubjectAccessTests(ServiceHost host)
{
    private const string Agency = "subject-access";

    private readonly TestCaller worker = host.Caller(agency: Agency);
    private readonly TestCaller manager = host.Caller("manager", Agency);

    [Fact]
    public async Task Due_a_month_after_receipt_extended_once_before_that_and_completed_once()
    {
        var on = await worker.CreateCaseAsync();
        var received = new DateTimeOffset(2025, 12, 31, 10, 0, 0, TimeSpan.Zero);
        var access = await worker.OpenAccessAsync(on.CaseId, received, "SAR-7");
        Assert.Equal(
            (SubjectAccessState.Open, "SAR-7", false), (access.State, access.AgencyReference, access.Extended));
        Assert.Equal(received, access.ReceiveTime.ToDateTimeOffset());
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero), access.DueTime.ToDateTimeOffset());

        var extended = await manager.ExtendAsync(access);
        Assert.Equal(new DateTimeOffset(2026, 3, 31, 10, 0, 0, TimeSpan.Zero), extended.DueTime.ToDateTimeOffset());
        Assert.True(extended.Extended);
        await RefusedAsync(() => manager.ExtendAsync(access));

        var late = await worker.OpenAccessAsync(on.CaseId, received.AddMonths(-1));
        await RefusedAsync(() => manager.ExtendAsync(late));

        await RefusedAsync(() => worker.ExportAsync(access));
        var completed = await manager.CompleteAsync(access);
        Assert.Equal(SubjectAccessState.Completed, completed.State);
        Assert.Equal(host.Clock.GetUtcNow(), completed.CompleteTime.ToDateTimeOffset());
        Assert.Equal(completed, await worker.GetAsync(access));
        await RefusedAsync(() => manager.CompleteAsync(access));
        await RefusedAsync(() => manager.DecideAsync(access, "1", ItemDecision.Withhold));
        await RefusedAsync(() => manager.ExtendAsync(access));
    }

    [Fact]
    public async Task Listed_the_earliest_due_first_by_state_and_case()
    {
        var caller = host.Caller("manager", "subject-access-list");
        var (one, other) = (await caller.CreateCaseAsync(), await caller.CreateCaseAsync());
        var opened = new List<RiskPlatform.V1.SubjectAccess>();
        foreach (var days in new[] { 3, 9, 6, 6, 1 })
        {
            var received = host.Clock.GetUtcNow().AddDays(-days);
            opened.Add(await caller.OpenAccessAsync((days == 9 ? other : one).CaseId, received));
        }

        var expected = opened.OrderBy(a => a.DueTime.Seconds).ThenBy(a => a.SubjectAccessId, StringComparer.Ordinal)
            .Select(a => a.SubjectAccessId).ToList();
        Assert.Equal(expected, await ListAsync(new ListSubjectAccessRequest { PageSize = 2 }));
        Assert.Equal(
            [opened[1].SubjectAccessId], await ListAsync(new ListSubjectAccessRequest { CaseId = other.CaseId }));
        await caller.CompleteAsync(opened[2]);
        Assert.Equal(
            expected.Where(id => id != opened[2].SubjectAccessId), await ListAsync(new ListSubjectAccessRequest()));
        Assert.Equal(
            [opened[2].SubjectAccessId],
            await ListAsync(new ListSubjectAccessRequest { State = SubjectAccessState.Completed }));

        async Task<List<string>> ListAsync(ListSubjectAccessRequest request)
        {
            var ids = new List<string>();
            do
            {
                var page = await caller.Answers().ListSubjectAccessAsync(request);
                ids.AddRange(page.SubjectAccess.Select(a => a.SubjectAccessId));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);

            return ids;
        }
    }

    [Fact]
    public async Task Each_step_is_in_the_chain_and_nothing_of_it_in_the_worklist_or_the_open()
    {
        const string Own = "subject-access-steps";
        var caller = host.Caller("manager", Own);
        var on = await caller.CreateCaseAsync();
        var access = await caller.OpenAccessAsync(on.CaseId, reference: "ZqReference");
        await caller.ExtendAsync(access, "ZqExtension");
        await caller.DecideAsync(access, "1", ItemDecision.ReleaseRedacted, "ZqRedacted", "ZqReason");
        await caller.CompleteAsync(access);
        var timeline = await new RecordService.RecordServiceClient(caller.Invoker).GetTimelineAsync(
            new GetTimelineRequest { CaseId = on.CaseId, OldestFirst = true });
        var steps = timeline.Entries.Select(e => e.Content.RecordKeeping).Where(k => k is not null).ToList();
        Assert.Equal(
            [
                RecordKeepingKind.SubjectAccessOpened, RecordKeepingKind.SubjectAccessExtended,
                RecordKeepingKind.ItemDecided, RecordKeepingKind.SubjectAccessCompleted,
            ],
            steps.Select(s => s.Kind));
        Assert.Equal(
            (access.SubjectAccessId + "/1", "ZqReason", "ITEM_DECISION_RELEASE_REDACTED"),
            (steps[2].ConcernsId, steps[2].Reason, steps[2].Outcome));
        Assert.Equal("ZqExtension", steps[1].Reason);
        Assert.Equal(["1"], (await caller.WorklistAsync(access)).Select(i => i.ItemId));
        var chain = await new RecordService.RecordServiceClient(caller.Invoker).VerifyChainAsync(
            new VerifyChainRequest { CaseId = on.CaseId });
        Assert.True(chain.Intact);
        Assert.Equal(1, Stored.Count(host, "SubjectAccessDecisions", Own));

        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(host.DatabaseFile)!, "risk.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            Assert.True(bytes.ToArray().AsSpan().IndexOf("Zq"u8.ToArray().Concat("Re"u8.ToArray()).ToArray()) < 0);
            Assert.True(bytes.ToArray().AsSpan().IndexOf("ZqExtension"u8) < 0);
        }
    }

    [Fact]
    public async Task After_a_role_swap_a_request_is_answered_to_nobody()
    {
        var on = await worker.CreateCaseAsync();
        await host.EnterAsync(Agency, on.CaseId, Written.Said("former subject speaking", 3));
        var (open, completed) = (await worker.OpenAccessAsync(on.CaseId), await worker.OpenAccessAsync(on.CaseId));
        await manager.CompleteAsync(completed);
        Assert.Contains("former subject speaking", await TextAsync(completed), StringComparison.Ordinal);
        var proposed = await worker.ProposeSwapAsync(await worker.GetCaseAsync(on.CaseId));
        await manager.ApproveSwapAsync(proposed);

        Assert.Equal("LOOK-3", (await RefusedAsync(() => worker.ExportAsync(completed))).Rule);
        Assert.Equal("LOOK-3", (await RefusedAsync(() => manager.DecideAsync(open, "1", ItemDecision.Withhold))).Rule);
        await manager.CompleteAsync(open);
        Assert.Equal("LOOK-3", (await RefusedAsync(() => worker.ExportAsync(open))).Rule);

        await host.EnterAsync(Agency, on.CaseId, Written.Said("present subject speaking", 3));
        var fresh = await worker.OpenAccessAsync(on.CaseId);
        var items = await worker.WorklistAsync(fresh);
        var former = items.Single(i => i.Entry.Content.Recorded?.Quotes.Count > 0);
        Assert.Equal([WithholdingReason.BeforeRoleSwap], former.Reasons);
        var refused = await Failures.RefusedAsync(
            () => manager.DecideAsync(fresh, former.ItemId, ItemDecision.Release));
        Assert.Equal((StatusCode.FailedPrecondition, "REFUSED_BY_RULE"), (refused.Code, refused.Reason));
        Assert.Equal(["LOOK-3"], refused.Rules);
        await manager.CompleteAsync(fresh);
        var text = await TextAsync(fresh);
        Assert.Contains("present subject speaking", text, StringComparison.Ordinal);
        Assert.DoesNotContain("former subject", text, StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(RiskPlatform.V1.SubjectAccess access) =>
        Encoding.UTF8.GetString(await worker.ExportAsync(access));

    private static async Task<Refusal> RefusedAsync(Func<Task> call)
    {
        var refused = await Failures.RefusedAsync(call);
        Assert.Equal((StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION"), (refused.Code, refused.Reason));
        return refused;
    }
}
