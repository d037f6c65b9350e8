using RiskPlatform.V1;
using RiskService.Tests.Audit;
using RiskService.Tests.Cases;
using RiskService.Tests.Data;
using RiskService.Tests.Host;

namespace RiskService.Tests.Referrals;

/// <summary>Counts for managers: offers to those who disclosed, times and outcomes, days inclusive (UTC).</summary>
public sealed class MeasureTests(ServiceHost host)
{
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2026, 1, 31, 23, 59, 59, 999, TimeSpan.Zero);

    [Fact]
    public async Task Those_who_disclosed_in_the_period_and_of_them_those_who_were_offered_a_programme_by_its_end()
    {
        const string Agency = "measures-offers";
        await DisclosedAsync(Agency, First.AddMilliseconds(-1), new Seed(Agency, "") { SubmitTime = First });
        await DisclosedAsync(Agency, Last.AddMilliseconds(1), new Seed(Agency, "") { SubmitTime = First });
        await DisclosedAsync(Agency, null, new Seed(Agency, "") { SubmitTime = First });
        await DisclosedAsync(Agency, First, null);
        await DisclosedAsync(Agency, First, new Seed(Agency, "") { SubmitTime = Last });
        await DisclosedAsync(Agency, Last, new Seed(Agency, "") { SubmitTime = Last.AddMilliseconds(1) });
        await DisclosedAsync(Agency, Last, new Seed(Agency, "") { State = ReferralState.Draft });
        await DisclosedAsync(Agency, Last, new Seed(Agency, "") { SubmitTime = First, Type = ListingType.Housing });

        // Offered, and declined before it was sent.
        var (caseId, draft) = await DisclosedAsync(Agency, Last, new Seed(Agency, "") { State = ReferralState.Draft });
        await host.Caller(agency: Agency).MoveAsync(ReferralMove.Decline, draft!);
        await DisclosedAsync("measures-others", First, new Seed("measures-others", "") { SubmitTime = First });

        var measures = await GetAsync(Agency);
        Assert.Equal((6, 2), (measures.DisclosedCount, measures.OfferedCount));
        Assert.NotEmpty(caseId);
        Assert.Empty(await host.Auditor(Agency).ReadsAsync(new SearchAuditRequest { ReaderId = "measurer" }));
    }

    /// <summary>LOOK-3: what the former subject was offered is no offer to who discloses now.</summary>
    [Fact]
    public async Task After_a_role_swap_only_offers_to_the_subject_count()
    {
        const string Agency = "measures-swap";
        var caller = host.Caller(agency: Agency);
        var on = await caller.CreateCaseAsync(PartyRole.Survivor);
        var seed = new Seed(Agency, on.CaseId) { SubmitTime = First };
        await Referring.SeedAsync(host, seed);
        await host.Caller("manager", Agency).ApproveSwapAsync(
            await caller.ProposeSwapAsync(await caller.GetCaseAsync(on.CaseId)));
        await Referring.ChangeCaseAsync(host, Agency, on.CaseId, c => c.DiscloseTime = Last);
        Assert.Equal((1, 0), await OffersAsync());
        await Referring.SeedAsync(host, seed);
        Assert.Equal((1, 1), await OffersAsync());

        async Task<(int, int)> OffersAsync()
        {
            var measures = await GetAsync(Agency);
            return (measures.DisclosedCount, measures.OfferedCount);
        }
    }

    [Fact]
    public async Task Days_to_first_contact_and_how_each_programme_stands()
    {
        const string Agency = "measures-outcomes";
        var (one, two) = (
            await Referring.ListingAsync(host, "Example one"), await Referring.ListingAsync(host, "Example two"));
        var seed = new Seed(Agency, (await host.Caller(agency: Agency).CreateCaseAsync()).CaseId)
        {
            ListingId = one,
            SubmitTime = First,
        };
        foreach (var hours in (int[])[12, 24, 36, 48, 480])
        {
            await Referring.SeedAsync(host, seed with
            { State = ReferralState.Assessing, FirstContactTime = First.AddHours(hours) });
        }

        await Referring.SeedAsync(host, seed);
        foreach (var reason in (ReferralReason[])[ReferralReason.NoChange, ReferralReason.Changed])
        {
            await Referring.SeedAsync(host, seed with
            { State = ReferralState.Completed, EndReason = reason, ListingId = two });
        }

        await Referring.SeedAsync(host, seed with { SubmitTime = Last.AddMilliseconds(1) });
        await Referring.SeedAsync(host, seed with { SubmitTime = First.AddMilliseconds(-1) });
        await Referring.SeedAsync(host, seed with { State = ReferralState.Draft });

        var measures = await GetAsync(Agency);
        Assert.Equal((8, 5), (measures.SubmittedCount, measures.ContactedCount));
        Assert.Equal((1.5, 20.0), (measures.MedianDaysToFirstContact, measures.P90DaysToFirstContact));
        Assert.Equal(
            [("Example one", one.ToString(), 0), ("Example two", two.ToString(), 1)],
            measures.Programmes.Select(p => (p.ListingName, p.ListingId, p.CompletedWithoutChangeCount)));
        Assert.Equal(
            [(ReferralState.Submitted, 1), (ReferralState.Assessing, 5)],
            measures.Programmes[0].States.Select(s => (s.State, s.Count)));
        Assert.Equal(
            [(ReferralState.Completed, 2)], measures.Programmes[1].States.Select(s => (s.State, s.Count)));
    }

    [Fact]
    public async Task Nothing_is_nothing_and_days_that_are_none_are_refused()
    {
        var measures = await GetAsync("measures-empty");
        Assert.Equal(new GetReferralMeasuresResponse(), measures);
        await RefusedAsync("", "2026-01-01", "from_date");
        await RefusedAsync("2026-01-01", "1 January", "to_date");
        await RefusedAsync("2026-01-02", "2026-01-01", "to_date");
        await RefusedAsync("2026-01-01", "2027-01-03", "to_date");
        Assert.NotNull(await GetAsync("measures-empty", "2026-01-01", "2027-01-02"));
        Assert.NotNull(await GetAsync("measures-empty", "9999-12-31", "9999-12-31"));
    }

    [Fact]
    public async Task Lists_and_counts_run_along_indexes()
    {
        await using var own = new ServiceHost();
        var caller = own.Caller("manager", "measures-plans");
        var caseId = (await caller.CreateCaseAsync()).CaseId;
        var seed = new Seed("measures-plans", caseId) { Programme = "plans-programme" };
        for (var i = 0; i < 3; i++)
        {
            await caller.MoveAsync(ReferralMove.Decline, await Referring.SeedAsync(own, seed));
        }

        var there = own.Caller("programme", "plans-programme").Referrals();
        own.Logs.Lines.Clear();
        var first = await there.ListReceivedReferralsAsync(new ListReceivedReferralsRequest { PageSize = 1 });
        await there.ListReceivedReferralsAsync(new ListReceivedReferralsRequest
        { PageSize = 1, PageToken = first.NextPageToken });
        var tasks = await caller.Referrals().ListReferralTasksAsync(new ListReferralTasksRequest { PageSize = 1 });
        await caller.Referrals().ListReferralTasksAsync(new ListReferralTasksRequest
        { PageSize = 1, PageToken = tasks.NextPageToken });
        SqliteQueryPlanTests.AssertPlans(own, 4, sorted: true);
        await caller.Referrals().ListReferralTasksAsync(
            new ListReferralTasksRequest { CaseId = caseId, IncludeDone = true });
        await there.GetReceivedReferralAsync(new GetReceivedReferralRequest
        { ReferralId = first.Referrals[0].ReferralId });
        await caller.Referrals().GetReferralMeasuresAsync(new GetReferralMeasuresRequest
        { FromDate = "2026-01-01", ToDate = "2026-01-31" });
        SqliteQueryPlanTests.AssertPlans(own, 10, sorted: false);
    }

    private async Task<(string CaseId, string? ReferralId)> DisclosedAsync(
        string agency, DateTimeOffset? time, Seed? seed)
    {
        var caseId = (await host.Caller(agency: agency).CreateCaseAsync()).CaseId;
        await Referring.ChangeCaseAsync(host, agency, caseId, c => c.DiscloseTime = time);
        return (caseId, seed is null ? null : await Referring.SeedAsync(host, seed with { CaseId = caseId }));
    }

    private async Task<GetReferralMeasuresResponse> GetAsync(
        string agency, string from = "2026-01-01", string to = "2026-01-31") =>
        await host.Caller("manager", agency, "measurer").Referrals().GetReferralMeasuresAsync(
            new GetReferralMeasuresRequest { FromDate = from, ToDate = to });

    private async Task RefusedAsync(string from, string to, string field)
    {
        var refused = await Failures.RefusedAsync(() => GetAsync("measures-empty", from, to));
        Assert.Equal(("INVALID_ARGUMENT", field), (refused.Reason, Assert.Single(refused.Fields)));
    }
}
