using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Audit;
using RiskService.Tests.Host;
using static RiskService.Tests.Referrals.TestDirectory;

namespace RiskService.Tests.Referrals;

/// <summary>Lists of referrals, and who read what in them (RECORD-3).</summary>
public sealed class ReferralListTests(ReferralHost own) : IClassFixture<ReferralHost>
{
    private readonly ServiceHost host = own.Host;

    [Fact]
    public async Task Newest_first_in_pages_of_a_case_of_the_agency_by_listing_and_by_state()
    {
        const string Agency = "referral-lists";
        var caller = host.Caller(agency: Agency, subject: "reader");
        string[] listings =
            [await host.ListAsync(Programme("Example one")), await host.ListAsync(Service(ListingType.Housing))];
        Case[] cases = [await caller.AssessedAsync(), await caller.AssessedAsync()];
        var made = new List<Referral>();
        foreach (var on in cases)
        {
            foreach (var listing in listings) made.Insert(0, await caller.ReferAsync(on.PlanBeside(listing)));
        }

        var theirs = host.Caller(agency: "referral-lists-other");
        await theirs.ReferAsync((await theirs.AssessedAsync()).Plan(listings[0]));

        Assert.Equal(made.Select(r => r.ReferralId), await IdsAsync(caller, new ListReferralsRequest()));
        Assert.Equal(
            made.Where(r => r.CaseId == cases[0].CaseId).Select(r => r.ReferralId),
            await IdsAsync(caller, new ListReferralsRequest { CaseId = cases[0].CaseId }));
        Assert.Equal(
            made.Where(r => r.ListingId == listings[1]).Select(r => r.ReferralId),
            await IdsAsync(caller, new ListReferralsRequest { ListingId = listings[1] }));
        Assert.Empty(await IdsAsync(caller, new ListReferralsRequest { States = { ReferralState.Submitted } }));
        Assert.Equal(4, (await IdsAsync(caller, new ListReferralsRequest
        { States = { ReferralState.Submitted, ReferralState.Draft } })).Count);

        var summary = (await caller.Plans().ListReferralsAsync(new ListReferralsRequest { PageSize = 1 })).Referrals[0];
        Assert.Equal(
            new ReferralSummary
            {
                ReferralId = made[0].ReferralId,
                CaseId = made[0].CaseId,
                ListingId = listings[1],
                ListingName = "Example service",
                ListingType = ListingType.Housing,
                State = ReferralState.Draft,
                CreateTime = made[0].CreateTime,
                MoveTime = made[0].CreateTime,
                ReviewDate = "2026-02-01",
            }, summary);
    }

    /// <summary>REFER-5: such a name could tell where somebody else lives.</summary>
    [Fact]
    public async Task A_name_that_the_subjects_place_does_not_explain_is_marked_wherever_it_is_answered()
    {
        const string Agency = "referral-lists-marked";
        var manager = host.Caller("manager", Agency);
        var (near, far) = (Programme("Example near"), Programme("Example far"));
        far.Catchment = new Catchment { AreaCodes = { Bradford } };
        var on = await manager.AssessedAsync();
        var plan = on.Plan(await host.ListAsync(far));
        plan.Override = new ReferralOverride { Reason = "The journey is agreed with the subject" };
        var tried = plan.Clone();
        (tried.ValidateOnly, tried.RequestId) = (true, "");

        Assert.True((await manager.ReferAsync(tried)).NameMayTellPlace);
        var marked = await manager.ReferAsync(plan);
        var open = await manager.ReferAsync(on.Plan(await host.ListAsync(near)));

        Assert.True(marked.NameMayTellPlace);
        Assert.True((await manager.GetReferralAsync(marked.ReferralId)).NameMayTellPlace);
        Assert.False(open.NameMayTellPlace);
        Assert.False((await manager.GetReferralAsync(open.ReferralId)).NameMayTellPlace);
        var listed = await manager.Plans().ListReferralsAsync(new ListReferralsRequest { CaseId = on.CaseId });
        Assert.Equal(
            [(open.ReferralId, false), (marked.ReferralId, true)],
            listed.Referrals.Select(r => (r.ReferralId, r.NameMayTellPlace)));
    }

    [Fact]
    public async Task Each_case_on_a_page_is_read_and_so_is_that_of_a_referral()
    {
        const string Agency = "referral-reads";
        var caller = host.Caller(agency: Agency);
        var listing = await host.ListAsync(Programme());
        var (one, two) = (await caller.AssessedAsync(), await caller.AssessedAsync());
        await caller.ReferAsync(one.Plan(listing));
        var referral = await caller.ReferAsync(two.Plan(listing));
        var reader = host.Caller(agency: Agency, subject: "reader");
        var calls = reader.Plans();
        await calls.ListReferralsAsync(new ListReferralsRequest());
        await reader.GetReferralAsync(referral.ReferralId);
        await calls.GetProgrammeCopyAsync(new GetProgrammeCopyRequest { ReferralId = referral.ReferralId });
        await calls.GetSubjectCopyAsync(new GetSubjectCopyRequest { ReferralId = referral.ReferralId });
        await reader.TryReferAsync(two, await host.ListAsync(Programme()));

        var reads = await host.Auditor(Agency).ReadsAsync(new SearchAuditRequest { ReaderId = "reader" });
        Assert.Equal(
            new[]
            {
                ("GetProgrammeCopy", two.CaseId), ("GetReferral", two.CaseId), ("GetSubjectCopy", two.CaseId),
                ("ListReferrals", one.CaseId), ("ListReferrals", two.CaseId), ("Refer", two.CaseId),
            },
            reads.Select(r => (r.Operation.Split('/')[1], r.CaseId)).Order());
    }

    [Fact]
    public async Task Another_agencys_referral_is_not_found()
    {
        var theirs = host.Caller(agency: "referral-theirs");
        var referral = await theirs.ReferAsync((await theirs.AssessedAsync()).Plan(await host.ListAsync(Programme())));
        var caller = host.Caller("manager", "referral-mine");
        foreach (var id in (string[])[referral.ReferralId, Requests.Id()])
        {
            var refused = await Failures.RefusedAsync(() => caller.GetReferralAsync(id));
            Assert.Equal((StatusCode.NotFound, "No such referral."), (refused.Code, refused.Message));
        }
    }

    private static async Task<List<string>> IdsAsync(TestCaller caller, ListReferralsRequest request)
    {
        var ids = new List<string>();
        request.PageSize = 1;
        do
        {
            var page = await caller.Plans().ListReferralsAsync(request);
            Assert.True(page.Referrals.Count <= 1);
            ids.AddRange(page.Referrals.Select(r => r.ReferralId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return ids;
    }
}
