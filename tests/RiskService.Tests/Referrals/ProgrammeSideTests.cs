using RiskPlatform.V1;
using RiskService.Tests.Audit;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Records;

namespace RiskService.Tests.Referrals;

/// <summary>A programme sees and moves what was sent to it, and nothing else of anybody (REFER-5, REFER-7).</summary>
public sealed class ProgrammeSideTests(ServiceHost host)
{
    private const string Agency = "programme-owner";
    private const string Programme = "programme-own";

    [Fact]
    public async Task What_was_sent_is_seen_as_it_was_copied_with_what_can_be_done()
    {
        var (_, id) = await SeedAsync(Programme);
        var seen = (await There().GetReceivedReferralAsync(new GetReceivedReferralRequest { ReferralId = id }))
            .Referral;
        Assert.Equal((id, "synthetic copy"), (seen.Copy.ReferralId, seen.Copy.Note));
        Assert.Equal((ReferralState.Submitted, "v1"), (seen.Standing.State, seen.Standing.Etag));
        Assert.Equal(
            [ReferralMove.Receive, ReferralMove.PutOnHold, ReferralMove.Decline], seen.Standing.AllowedMoves);
        Assert.Equal(host.Clock.GetUtcNow(), seen.SubmitTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task What_was_not_sent_there_is_not_found_whatever_is_asked()
    {
        string[] hidden =
        [
            (await SeedAsync("programme-another")).Id, (await SeedAsync(null)).Id,
            (await SeedAsync(Programme, ReferralState.Draft)).Id, Requests.Id(),
        ];
        var caller = host.Caller("programme", Programme);
        foreach (var id in hidden)
        {
            var refused = await Stored.RefusedAsync(host, Agency, async () =>
                await There().GetReceivedReferralAsync(new GetReceivedReferralRequest { ReferralId = id }));
            Assert.Equal(("NOT_FOUND", "No such referral."), (refused.Reason, refused.Message));
            foreach (var way in Chart.Ways.Where(
                w => w.Move is not (ReferralMove.Submit or ReferralMove.Withdraw)))
            {
                refused = await Stored.RefusedAsync(host, Agency, () => caller.MoveAsync(way.Move, id));
                Assert.Equal(("NOT_FOUND", "No such referral."), (refused.Reason, refused.Message));
            }
        }

        Assert.Equal("FORBIDDEN", (await Failures.RefusedAsync(() => caller.TasksAsync())).Reason);
        Assert.Equal(
            "FORBIDDEN", (await Failures.RefusedAsync(() => caller.TimelineAsync(Requests.Id()))).Reason);
    }

    [Fact]
    public async Task After_a_role_swap_nobody_is_named_and_the_programme_is_told_to_stop()
    {
        var caller = host.Caller(agency: Agency);
        var on = await caller.AssessedAsync();
        var id = await Referring.SeedAsync(host, new Seed(Agency, on.CaseId) { Programme = Programme });
        await host.Caller("manager", Agency, "decider").ApproveSwapAsync(await caller.ProposeSwapAsync(on));
        var seen = (await There().GetReceivedReferralAsync(new GetReceivedReferralRequest { ReferralId = id }))
            .Referral;
        Assert.Equal((id, "", ""), (seen.Copy.ReferralId, seen.Copy.Note, seen.Copy.SubjectName));
        Assert.Equal((RiskLevel.Unspecified, 0), (seen.Copy.Level, seen.Copy.Indicators.Count));
        Assert.StartsWith("Stop:", seen.Copy.SafetyNotes[0], StringComparison.Ordinal);
        Assert.True(seen.Paused);
        Assert.Equal([ReferralMove.PutOnHold], seen.Standing.AllowedMoves);

        var there = host.Caller("programme", Programme);
        var refused = await Failures.RefusedAsync(() => there.MoveAsync(ReferralMove.Receive, id));
        Assert.Equal("ILLEGAL_TRANSITION", refused.Reason);
        await there.MoveAsync(ReferralMove.PutOnHold, id, details: new MoveDetails
        { Reason = ReferralReason.Other, Note = "Synthetic: stopped." });
    }

    [Fact]
    public async Task A_withdrawal_is_told_and_its_reason_is_not()
    {
        var (_, id) = await SeedAsync(Programme);
        await host.Caller(agency: Agency).MoveAsync(ReferralMove.Withdraw, id, details: new MoveDetails
        { Reason = ReferralReason.NotSafe, Note = "Zq-not-for-the-programme" });
        var seen = (await There().GetReceivedReferralAsync(new GetReceivedReferralRequest { ReferralId = id }))
            .Referral;
        Assert.Equal(ReferralState.Withdrawn, seen.Standing.State);
        Assert.Empty(seen.Standing.AllowedMoves);
        Assert.DoesNotContain("Zq-not-for-the-programme", seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NOT_SAFE", seen.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Lists_are_of_every_agency_newest_first_and_audited_where_each_case_is()
    {
        var programme = "programme-lists";
        var sent = new List<(string Agency, string CaseId, string Id)>();
        for (var i = 0; i < 7; i++)
        {
            var agency = $"lists-owner-{i % 3}";
            var (caseId, id) = await SeedAsync(programme, agency: agency);
            sent.Insert(0, (agency, caseId, id));
        }

        await SeedAsync("programme-another", agency: "lists-owner-0");
        await host.Caller("programme", programme).MoveAsync(ReferralMove.Receive, sent[2].Id);
        for (var size = 1; size <= 8; size += 3)
        {
            Assert.Equal(sent.Select(s => s.Id), (await ListAsync(programme, size)).Select(r => r.ReferralId));
        }

        Assert.Equal(
            [sent[2].Id],
            (await ListAsync(programme, 0, ReferralState.Received)).Select(r => r.ReferralId));
        foreach (var of in sent.GroupBy(s => s.Agency))
        {
            var reads = await host.Auditor(of.Key).ReadsAsync(new SearchAuditRequest { ReaderId = "lister" });
            Assert.Equal(of.Select(s => s.CaseId).Order(), reads.Select(r => r.CaseId).Distinct().Order());
            Assert.All(reads, r => Assert.Equal(
                ("riskplatform.v1.ReferralService/ListReceivedReferrals", "list-tool"),
                (r.Operation, r.ClientId)));
            Assert.Empty((await host.Auditor(of.Key).VerifyAsync()).Problems);
        }

        Assert.Empty(await host.Auditor(programme).ReadsAsync());
    }

    [Fact]
    public async Task A_list_names_each_service_as_it_is_called_now()
    {
        var (caseId, _) = await SeedAsync("programme-named");
        var named = await Referring.ListingAsync(host, "Example programme of names");
        await Referring.SeedAsync(
            host, new Seed(Agency, caseId) { Programme = "programme-named", ListingId = named });

        var names = (await ListAsync("programme-named", 0)).Select(r => r.ListingName);

        Assert.Equal(["Example programme of names", ""], names);
    }

    [Fact]
    public async Task A_read_and_a_refused_move_are_audited_where_the_case_is_and_a_move_is_in_its_chain()
    {
        var (caseId, id) = await SeedAsync("programme-audited", agency: "audited-owner");
        var there = host.Caller("programme", "programme-audited", "their-reader");
        await there.Referrals().GetReceivedReferralAsync(new GetReceivedReferralRequest { ReferralId = id });
        var read = Assert.Single(await host.Auditor("audited-owner")
            .ReadsAsync(new SearchAuditRequest { ReaderId = "their-reader" }));
        Assert.Equal(
            (caseId, "riskplatform.v1.ReferralService/GetReceivedReferral", AuditOutcome.Answered),
            (read.CaseId, read.Operation, read.Outcome));

        await there.MoveAsync(ReferralMove.Receive, id);
        Assert.Single(await ReadsAsync());
        await Failures.RefusedAsync(() => there.MoveAsync(ReferralMove.Receive, id, "v2"));
        Assert.Equal(2, (await ReadsAsync()).Count);
        Assert.Empty(await host.Auditor("programme-audited").ReadsAsync());
        await host.Caller(agency: "audited-owner").AssertIntactAsync(caseId, 2);

        Task<List<AuditEntry>> ReadsAsync() => host.Auditor("audited-owner")
            .ReadsAsync(new SearchAuditRequest { ReaderId = "their-reader" });
    }

    [Fact]
    public async Task A_move_sent_again_by_the_programme_is_answered_as_then()
    {
        var (caseId, id) = await SeedAsync(Programme);
        var (caller, request) = (host.Caller("programme", Programme), Requests.Id());
        var made = await caller.MoveAsync(ReferralMove.Receive, id, requestId: request);
        Assert.Equal(made, await caller.MoveAsync(ReferralMove.Receive, id, requestId: request));
        await host.Caller(agency: Agency).AssertIntactAsync(caseId, 2);
        var reused = await Failures.RefusedAsync(
            () => caller.MoveAsync(ReferralMove.StartAssessing, id, "v2", requestId: request));
        Assert.Equal("REQUEST_ID_REUSED", reused.Reason);
    }

    private ReferralService.ReferralServiceClient There() => host.Caller("programme", Programme).Referrals();

    private async Task<(string CaseId, string Id)> SeedAsync(
        string? programme, ReferralState state = ReferralState.Submitted, string agency = Agency)
    {
        var caseId = (await host.Caller(agency: agency).CreateCaseAsync()).CaseId;
        return (caseId, await Referring.SeedAsync(
            host, new Seed(agency, caseId) { State = state, Programme = programme }));
    }

    private async Task<List<ReceivedReferralSummary>> ListAsync(
        string programme, int size, params ReferralState[] states)
    {
        var client = host.Caller("programme", programme, "lister", clientId: "list-tool").Referrals();
        var all = new List<ReceivedReferralSummary>();
        var request = new ListReceivedReferralsRequest { PageSize = size, States = { states } };
        do
        {
            var page = await client.ListReceivedReferralsAsync(request);
            all.AddRange(page.Referrals);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }
}
