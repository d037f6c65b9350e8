using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using static RiskService.Tests.Retention.RetentionScene;

namespace RiskService.Tests.Retention;

public sealed class RetentionDecisionTests
{
    private const string Agency = "decisions";

    [Fact]
    public async Task A_case_with_a_child_waits_for_a_person_and_is_kept_until_the_date_then_decided_again()
    {
        await using var host = NewHost();
        var manager = host.Caller("manager", Agency);
        var id = await AssessedAsync(host, Agency, PartyRole.Child);
        await CloseAsync(host, Agency, id);
        var running = await GetAsync(manager, id);
        Assert.Equal((RetentionState.Running, true), (running.State, running.DecisionRequired));
        Assert.Equal(host.Clock.GetUtcNow().AddYears(25), running.RetainUntilTime.ToDateTimeOffset());
        Assert.Empty(await ReviewsAsync(host));
        await AssertTooEarlyAsync(host, id);

        host.Clock.SetUtcNow(running.RetainUntilTime.ToDateTimeOffset());
        manager = host.Caller("manager", Agency);
        var waiting = await GetAsync(manager, id);
        Assert.Equal(RetentionState.AwaitingDecision, waiting.State);
        Assert.Equal([waiting], await ReviewsAsync(host));
        await RunJobAsync(host);
        Assert.Empty(await DisposalsAsync(host, Agency));

        var until = host.Clock.GetUtcNow().AddYears(3);
        var kept = await DecideAsync(manager, id, RetentionDecision.Keep, until);
        Assert.Equal((RetentionState.Running, true), (kept.State, kept.DecisionRequired));
        Assert.Equal(until, kept.RetainUntilTime.ToDateTimeOffset());
        Assert.Empty(await ReviewsAsync(host));
        await AssertTooEarlyAsync(host, id);

        host.Clock.SetUtcNow(until);
        manager = host.Caller("manager", Agency);
        await RunJobAsync(host);
        Assert.Equal(id, Assert.Single(await ReviewsAsync(host)).CaseId);
        var decided = await DecideAsync(manager, id, RetentionDecision.Dispose);
        Assert.Equal((RetentionState.Due, false), (decided.State, decided.DecisionRequired));
        Assert.Empty(await ReviewsAsync(host));
        await RunJobAsync(host);
        var disposal = Assert.Single(await DisposalsAsync(host, Agency));
        Assert.Equal((id, DisposalBasis.Decided, "manager-of-decisions"),
            (disposal.CaseId, disposal.Basis, disposal.DecidedBy));
    }

    /// <summary>Whoever decided, and the term that ran, knew nothing of what came later.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_recorded_in_a_closed_case_is_not_disposed_of_before_a_person_decides(bool decided)
    {
        await using var host = NewHost();
        var manager = host.Caller("manager", Agency);
        var id = decided
            ? await AssessedAsync(host, Agency, PartyRole.Child)
            : await AssessedAsync(host, Agency);
        await CloseAsync(host, Agency, id, host.Clock.GetUtcNow().AddYears(-30));
        if (decided) await DecideAsync(manager, id, RetentionDecision.Dispose);
        Assert.Equal(RetentionState.Due, (await GetAsync(manager, id)).State);

        await new RecordService.RecordServiceClient(manager.Invoker).RecordAsync(new RecordRequest
        {
            CaseId = id,
            Entry = new RecordedEntry { Kind = EntryKind.Note, Account = "synthetic" },
            RequestId = Requests.Id(),
        });
        Assert.Equal(RetentionState.AwaitingDecision, (await GetAsync(manager, id)).State);
        await RunJobAsync(host);
        Assert.Empty(await DisposalsAsync(host, Agency));
        await DecideAsync(manager, id, RetentionDecision.Dispose);
        await RunJobAsync(host);
        Assert.Single(await DisposalsAsync(host, Agency));
    }

    [Fact]
    public async Task A_removed_child_and_a_case_never_assessed_need_a_person_too()
    {
        await using var host = NewHost();
        var caller = host.Caller(agency: Agency);
        var withChild = await caller.GetCaseAsync(await AssessedAsync(host, Agency, PartyRole.Child));
        await caller.Cases.RemovePartyAsync(new RemovePartyRequest
        {
            CaseId = withChild.CaseId,
            PartyId = withChild.Parties.Single(p => p.Role == PartyRole.Child).PartyId,
            Reason = "synthetic",
            Etag = withChild.Etag,
            RequestId = Requests.Id(),
        });
        var neverAssessed = (await caller.CreateCaseAsync()).CaseId;
        foreach (var id in new[] { withChild.CaseId, neverAssessed })
        {
            await CloseAsync(host, Agency, id, host.Clock.GetUtcNow().AddYears(-30));
            Assert.Equal(RetentionState.AwaitingDecision, (await GetAsync(caller, id)).State);
        }

        await RunJobAsync(host);
        Assert.Empty(await DisposalsAsync(host, Agency));

        // Those of a hold wait for the hold; the longest waiting is first, page by page.
        await CloseAsync(host, Agency, neverAssessed, host.Clock.GetUtcNow().AddYears(-40));
        Assert.Equal([neverAssessed, withChild.CaseId], (await ReviewsAsync(host, 1)).Select(r => r.CaseId));
        await PlaceAsync(host.Caller("manager", Agency), neverAssessed);
        Assert.Equal([withChild.CaseId], (await ReviewsAsync(host)).Select(r => r.CaseId));
        Assert.Empty(await ReviewsAsync(host, agency: "another"));
    }

    [Fact]
    public async Task A_hold_stops_disposal_and_takes_back_what_was_decided_before_it()
    {
        await using var host = NewHost();
        var manager = host.Caller("manager", Agency);
        var id = await AssessedAsync(host, Agency, PartyRole.Child);
        await CloseAsync(host, Agency, id, host.Clock.GetUtcNow().AddYears(-26));
        await DecideAsync(manager, id, RetentionDecision.Dispose);
        var held = await PlaceAsync(manager, id);
        var refused = await Stored.RefusedAsync(
            host, Agency, () => DecideAsync(manager, id, RetentionDecision.Dispose));
        Assert.Equal((StatusCode.FailedPrecondition, "RECORD-5"), (refused.Code, refused.Rule));
        await RunJobAsync(host);
        Assert.Empty(await DisposalsAsync(host, Agency));
        var lifted = await LiftAsync(manager, id, held.LegalHolds[0].LegalHoldId);
        Assert.Equal(RetentionState.AwaitingDecision, lifted.State);
        await RunJobAsync(host);
        Assert.Empty(await DisposalsAsync(host, Agency));

        // While a hold stands, keeping longer can be decided.
        await PlaceAsync(manager, id);
        var kept = await DecideAsync(manager, id, RetentionDecision.Keep, host.Clock.GetUtcNow().AddDays(1));
        Assert.Equal(RetentionState.OnHold, kept.State);
    }

    [Fact]
    public async Task An_assessment_of_a_closed_case_ends_the_term()
    {
        await using var host = NewHost();
        var caller = host.Caller(agency: Agency);
        var id = await DueAsync(host, Agency);
        Assert.Equal(RetentionState.Due, (await GetAsync(caller, id)).State);
        await caller.AssessAsync(id, Requests.AllAbsent());
        var open = await GetAsync(caller, id);
        Assert.Equal(
            (RetentionState.OpenCase, null, null, false),
            (open.State, open.CloseTime, open.RetainUntilTime, open.DecisionRequired));
        await RunJobAsync(host);
        Assert.Equal(CaseState.Open, (await caller.GetCaseAsync(id)).State);
    }

    [Fact]
    public async Task Terms_come_from_the_settings()
    {
        await using var host = new ServiceHost
        {
            Settings = new Dictionary<string, string?>
            { ["Retention:TermYears"] = "2", ["Retention:ChildTermYears"] = "3", ["Jobs:Run"] = "false" },
        };
        var caller = host.Caller(agency: Agency);
        var (without, with) =
            (await AssessedAsync(host, Agency), await AssessedAsync(host, Agency, PartyRole.Child));
        foreach (var id in new[] { without, with }) await CloseAsync(host, Agency, id);
        var now = host.Clock.GetUtcNow();
        Assert.Equal(now.AddYears(2), (await GetAsync(caller, without)).RetainUntilTime.ToDateTimeOffset());
        Assert.Equal(now.AddYears(3), (await GetAsync(caller, with)).RetainUntilTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task What_does_not_fit_a_decision_names_its_field()
    {
        await using var host = NewHost();
        var manager = host.Caller("manager", Agency);
        var id = await DueAsync(host, Agency);
        var now = host.Clock.GetUtcNow();
        await AssertFieldAsync(RetentionDecision.Unspecified, null, "decision");
        await AssertFieldAsync((RetentionDecision)9, null, "decision");
        await AssertFieldAsync(RetentionDecision.Keep, null, "keep_until_time");
        await AssertFieldAsync(RetentionDecision.Keep, now, "keep_until_time");
        await AssertFieldAsync(RetentionDecision.Dispose, now.AddYears(1), "keep_until_time");

        async Task AssertFieldAsync(RetentionDecision decision, DateTimeOffset? until, string field)
        {
            var refused = await Stored.RefusedAsync(host, Agency, () => DecideAsync(manager, id, decision, until));
            Assert.Equal((StatusCode.InvalidArgument, field), (refused.Code, refused.Fields.Single()));
        }
    }

    private static async Task AssertTooEarlyAsync(ServiceHost host, string id)
    {
        foreach (var decision in new[] { RetentionDecision.Dispose, RetentionDecision.Keep })
        {
            DateTimeOffset? until = decision == RetentionDecision.Keep ? host.Clock.GetUtcNow().AddYears(50) : null;
            var refused = await Stored.RefusedAsync(
                host, Agency, () => DecideAsync(host.Caller("manager", Agency), id, decision, until));
            Assert.Equal((StatusCode.FailedPrecondition, "RECORD-5"), (refused.Code, refused.Rule));
        }
    }

    private static async Task<List<RiskPlatform.V1.Retention>> ReviewsAsync(
        ServiceHost host, int size = 0, string agency = Agency)
    {
        var all = new List<RiskPlatform.V1.Retention>();
        var request = new ListRetentionReviewsRequest { PageSize = size };
        do
        {
            var page = await host.Caller("manager", agency).Retention.ListRetentionReviewsAsync(request);
            all.AddRange(page.Retentions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }
}
