using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Records;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Referrals;

/// <summary>What is said about a move, what a move is based on, and what it leaves behind.</summary>
public sealed class MoveDetailsTests(ServiceHost host)
{
    private const string Agency = "move-details";

    private TestCaller Caller => host.Caller(agency: Agency);

    [Fact]
    public async Task Reasons_notes_and_times_that_do_not_fit_are_refused_by_field()
    {
        var (id, now) = (await SeedAsync(ReferralState.Assessing), host.Clock.GetUtcNow());
        await RefusedAsync(id, ReferralMove.Accept, new() { Reason = ReferralReason.NoPlace }, "details.reason");
        await RefusedAsync(id, ReferralMove.Reject, new(), "details.reason");
        await RefusedAsync(id, ReferralMove.Reject, new() { Reason = ReferralReason.Changed }, "details.reason");
        await RefusedAsync(id, ReferralMove.Reject, new() { Reason = ReferralReason.Other }, "details.note");
        await RefusedAsync(
            id, ReferralMove.Accept, new() { Reason = ReferralReason.Other, Note = " " }, "details.note");
        await RefusedAsync(id, ReferralMove.Accept, new() { Note = new string('x', 2001) }, "details.note");
        await RefusedAsync(
            id, ReferralMove.Accept, new() { OccurredTime = now.AddMinutes(2).ToTimestamp() },
            "details.occurred_time");
        await RefusedAsync(
            id, ReferralMove.Accept, new() { OccurredTime = now.AddMinutes(-2).ToTimestamp() },
            "details.occurred_time");
        var missing = await Failures.RefusedAsync(() => Caller.MoveAsync(ReferralMove.Accept, id, etag: ""));
        Assert.Equal(["etag"], missing.Fields);
        Assert.Equal(
            ReferralState.Suitable,
            (await Caller.MoveAsync(ReferralMove.Accept, id, ReferralReason.Other)).State);
    }

    [Fact]
    public async Task A_move_based_on_what_has_changed_is_stale_and_one_that_was_made_is_answered_as_then()
    {
        var id = await SeedAsync(ReferralState.Submitted);
        var request = Id();
        var made = await Caller.MoveAsync(ReferralMove.Receive, id, requestId: request);
        var stale = await Failures.RefusedAsync(() => Caller.MoveAsync(ReferralMove.StartAssessing, id));
        Assert.Equal(("STALE_ETAG", "v2"), (stale.Reason, stale.Metadata["etag"]));
        await Caller.MoveAsync(ReferralMove.StartAssessing, id, made.Etag);
        var before = Stored.Of(host, Agency);
        Assert.Equal(made, await Caller.MoveAsync(ReferralMove.Receive, id, requestId: request));
        Assert.Equal(before, Stored.Of(host, Agency));
    }

    [Fact]
    public async Task A_move_that_there_is_not_names_the_state_and_what_there_is()
    {
        var id = await SeedAsync(ReferralState.Submitted);
        var refused = await Failures.RefusedAsync(() => Caller.MoveAsync(ReferralMove.Accept, id));
        Assert.Equal(("ILLEGAL_TRANSITION", "REFER-7"), (refused.Reason, refused.Rule));
        Assert.Equal(
            "The referral is SUBMITTED: no ACCEPT from there. You can now make RECEIVE, PUT_ON_HOLD, WITHDRAW, "
            + "DECLINE.", refused.Message);
        var ended = await SeedAsync(ReferralState.Completed);
        refused = await Failures.RefusedAsync(() => Caller.MoveAsync(ReferralMove.Withdraw, ended));
        Assert.Equal("The referral is COMPLETED: no WITHDRAW from there. It has ended.", refused.Message);
    }

    [Fact]
    public async Task A_manager_of_the_referring_agency_does_not_move_for_a_programme_that_is_there_itself()
    {
        var id = await SeedAsync(ReferralState.Submitted, programme: "details-programme");
        var manager = host.Caller("manager", Agency);
        var refused = await Failures.RefusedAsync(() => manager.MoveAsync(ReferralMove.Receive, id));
        Assert.Equal("FORBIDDEN", refused.Reason);
        var standing = await host.Caller("programme", "details-programme").MoveAsync(ReferralMove.Receive, id);
        Assert.Equal(
            [ReferralMove.StartAssessing, ReferralMove.PutOnHold, ReferralMove.Decline], standing.AllowedMoves);
    }

    [Fact]
    public async Task The_entry_says_what_was_done_by_whom_as_whom_why_and_when()
    {
        var (programme, caseId) = ("details-entry", (await Caller.CreateCaseAsync()).CaseId);
        var id = await Referring.SeedAsync(host, new Seed(Agency, caseId)
        { State = ReferralState.Received, Programme = programme });
        var there = host.Caller("programme", programme, "their-worker", clientId: "their-system");
        await there.MoveAsync(ReferralMove.StartAssessing, id, details: new() { Note = "synthetic note" });

        var entry = await Caller.LastEntryAsync(caseId);
        Assert.Equal(EntryKind.Referral, entry.Kind);
        Assert.Equal(("their-worker", "their-system"), (entry.Content.RecordedBy, entry.Content.ClientId));
        var referral = entry.Content.Referral.Referral;
        Assert.Equal((id, caseId, ReferralState.Assessing, "v2"),
            (referral.ReferralId, referral.CaseId, referral.State, referral.Etag));
        Assert.Equal(host.Clock.GetUtcNow(), referral.FirstContactTime.ToDateTimeOffset());
        var move = Assert.Single(referral.Moves);
        Assert.Equal((ReferralState.Received, ReferralState.Assessing), (move.FromState, move.ToState));
        Assert.Equal((ReferralMover.Programme, "their-worker", "synthetic note"),
            (move.Mover, move.MovedBy, move.Note));
        Assert.Equal(host.Clock.GetUtcNow(), move.OccurredTime.ToDateTimeOffset());
        await Caller.AssertIntactAsync(caseId, 2);
    }

    [Fact]
    public async Task What_happened_can_be_told_late()
    {
        await using var own = new ServiceHost();
        var caller = own.Caller(agency: Agency);
        var caseId = (await caller.CreateCaseAsync()).CaseId;
        var id = await Referring.SeedAsync(own, new Seed(Agency, caseId) { State = ReferralState.Received });
        var then = own.Clock.GetUtcNow().AddMinutes(20);
        own.Clock.Advance(TimeSpan.FromMinutes(30));
        await caller.MoveAsync(
            ReferralMove.StartAssessing, id, details: new() { OccurredTime = then.ToTimestamp() });
        var referral = (await caller.LastEntryAsync(caseId)).Content.Referral.Referral;
        Assert.Equal(then, referral.FirstContactTime.ToDateTimeOffset());
        Assert.Equal(own.Clock.GetUtcNow(), referral.Moves[0].MoveTime.ToDateTimeOffset());

        await caller.MoveAsync(ReferralMove.Reject, id, "v2", new()
        { Reason = ReferralReason.NoPlace, OccurredTime = then.ToTimestamp() });
        Assert.Equal(then, (await caller.LastEntryAsync(caseId)).Content.Referral.Referral.EndTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task A_referral_goes_on_after_a_hold_where_it_was()
    {
        foreach (var state in Chart.Of(ReferralMove.PutOnHold).From)
        {
            var id = await SeedAsync(state);
            Assert.Equal(ReferralState.OnHold, (await Caller.MoveAsync(ReferralMove.PutOnHold, id)).State);
            Assert.Equal(state, (await Caller.MoveAsync(ReferralMove.Resume, id, "v2")).State);
        }
    }

    [Fact]
    public async Task Nobody_sends_an_entry_of_this_kind()
    {
        var caseId = (await Caller.CreateCaseAsync()).CaseId;
        var refused = await Failures.RefusedAsync(() => Caller.EnterAsync(
            caseId, new RecordedEntry { Kind = EntryKind.Referral, Account = "synthetic" }));
        Assert.Equal(["entry.kind"], refused.Fields);
    }

    private async Task<string> SeedAsync(ReferralState state, string? programme = null) =>
        await Referring.SeedAsync(host, new Seed(Agency, (await Caller.CreateCaseAsync()).CaseId)
        { State = state, Programme = programme });

    private async Task RefusedAsync(string id, ReferralMove move, MoveDetails details, string field)
    {
        var refused = await Stored.RefusedAsync(
            host, Agency, () => Caller.MoveAsync(move, id, details: details));
        Assert.Equal(("INVALID_ARGUMENT", field), (refused.Reason, Assert.Single(refused.Fields)));
    }
}
