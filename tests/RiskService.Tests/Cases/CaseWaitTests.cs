using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Data;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

/// <summary>Cases that wait for a second person or an action are found by it, and by nothing else.</summary>
public sealed class CaseWaitTests(ServiceHost host)
{
    private static readonly ListCasesRequest Second = new() { AwaitingSecondPerson = true };
    private static readonly ListCasesRequest Action = new() { AwaitingAction = true };

    [Fact]
    public async Task A_lower_level_waits_for_a_second_person_until_it_is_approved()
    {
        const string Agency = "waits-lower";
        var caller = host.Caller(agency: Agency);
        var lower = await LowerLevelTests.LowerAsync(caller);
        await caller.CreateCaseAsync();

        var waiting = Assert.Single(await ListAsync(caller, Second));
        Assert.Equal(lower.CaseId, waiting.CaseId);
        Assert.Contains(CaseWait.LowerLevel, waiting.Waits);
        Assert.DoesNotContain(CaseWait.RoleSwap, waiting.Waits);

        await host.Caller("manager", Agency).ApproveAsync(lower);
        Assert.Empty(await ListAsync(caller, Second));
    }

    [Fact]
    public async Task A_lower_level_waits_no_more_once_a_later_assessment_took_its_place()
    {
        var caller = host.Caller(agency: "waits-lower-replaced");
        var lower = await LowerLevelTests.LowerAsync(caller);
        await caller.AssessAsync(lower.CaseId, Observed(Indicator.SexualViolence, SourceKind.Police));
        Assert.Empty(await ListAsync(caller, Second));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_role_swap_waits_for_a_second_person_until_it_is_decided(bool approved)
    {
        var agency = $"waits-swap-{approved}";
        var caller = host.Caller(agency: agency);
        var manager = host.Caller("manager", agency);
        var on = await caller.ProposeSwapAsync(await caller.CreateCaseAsync(PartyRole.Survivor));
        await caller.CreateCaseAsync();

        var waiting = Assert.Single(await ListAsync(manager, Second));
        Assert.Equal(on.CaseId, waiting.CaseId);
        Assert.Equal([CaseWait.RoleSwap], waiting.Waits);

        var decided = approved ? await manager.ApproveSwapAsync(on) : await manager.RejectSwapAsync(on);
        Assert.Empty(await ListAsync(manager, Second));

        // Another can be proposed, and waits again.
        await caller.ProposeSwapAsync(decided);
        Assert.Single(await ListAsync(manager, Second));
    }

    [Fact]
    public async Task A_safeguarding_and_a_self_harm_action_are_waited_for_until_each_is_recorded()
    {
        var caller = host.Caller(agency: "waits-action");
        await caller.AssessAsync((await caller.CreateCaseAsync()).CaseId, AllAbsent());
        var made = await caller.AssessAsync((await caller.CreateCaseAsync()).CaseId,
            Observed(Indicator.WeaponUse, SourceKind.Police), Observed(Indicator.Suicidal, SourceKind.Perpetrator));

        var waiting = Assert.Single(await ListAsync(caller, Action));
        Assert.Equal(made.CaseId, waiting.CaseId);
        Assert.Equal([CaseWait.SafeguardingAction, CaseWait.SelfHarmAction], waiting.Waits);

        await caller.ActAsync(made, SafeguardingActionKind.ConsultedManager);
        waiting = Assert.Single(await ListAsync(caller, Action));
        Assert.Equal([CaseWait.SelfHarmAction], waiting.Waits);

        await caller.ActAsync(made, SafeguardingActionKind.SelfHarmMentalHealth);
        Assert.Empty(await ListAsync(caller, Action));
        Assert.Empty((await ListAsync(caller, new ListCasesRequest())).SelectMany(c => c.Waits));
    }

    [Fact]
    public async Task Both_filters_hold_together_with_the_others_and_pages_leave_nothing_out()
    {
        const string Agency = "waits-pages";
        var caller = host.Caller(agency: Agency);
        var lower = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            lower.Add((await LowerLevelTests.LowerAsync(caller)).CaseId);
            await caller.CreateCaseAsync();
        }

        var acting = (await caller.AssessAsync(
            (await caller.CreateCaseAsync()).CaseId, Observed(Indicator.WeaponUse, SourceKind.Police))).CaseId;
        await LowerLevelTests.LowerAsync(host.Caller(agency: Agency + "-other"));

        for (var size = 1; size <= 8; size++)
        {
            var request = Second.Clone();
            request.PageSize = size;
            Assert.Equal(lower.Order(StringComparer.Ordinal),
                (await ListAsync(caller, request)).Select(c => c.CaseId).Order(StringComparer.Ordinal));
        }

        // Whoever lowers a level had a severe-harm indicator before: its action is still waited for.
        Assert.Equal(lower.Append(acting).Order(StringComparer.Ordinal),
            (await ListAsync(caller, Action)).Select(c => c.CaseId).Order(StringComparer.Ordinal));
        Assert.Equal(7, (await ListAsync(
            caller, new ListCasesRequest { AwaitingSecondPerson = true, AwaitingAction = true })).Count);
        Assert.Equal(acting, Assert.Single(await ListAsync(
            caller, new ListCasesRequest { AwaitingAction = true, Levels = { RiskLevel.Imminent } })).CaseId);
        Assert.Empty(await ListAsync(
            caller, new ListCasesRequest { AwaitingAction = true, State = CaseState.Closed }));
        Assert.Single(await ListAsync(host.Caller(agency: Agency + "-other"), Second));
    }

    [Fact]
    public async Task A_token_of_one_filter_is_refused_with_another()
    {
        var caller = host.Caller(agency: "waits-tokens");
        for (var i = 0; i < 2; i++) await LowerLevelTests.LowerAsync(caller);
        var request = Second.Clone();
        request.PageSize = 1;
        var token = (await caller.Cases.ListCasesAsync(request)).NextPageToken;
        var refused = await Failures.RefusedAsync(() => caller.Cases.ListCasesAsync(
            new ListCasesRequest { AwaitingAction = true, PageSize = 1, PageToken = token }));
        Assert.Equal(("INVALID_ARGUMENT", "page_token"), (refused.Reason, refused.Fields.Single()));
    }

    [Fact]
    public async Task Only_what_waits_is_looked_through_however_many_cases_there_are()
    {
        await using var own = new ServiceHost();
        var caller = own.Caller(agency: "waits-plans");
        for (var i = 0; i < 2; i++) await LowerLevelTests.LowerAsync(caller);

        await AssertAsync(Second, "IX_Cases_AgencyId_State_AwaitsSecondPerson_NextReviewTime_Id_Level_TeamId"
            + " (AgencyId=? AND State=? AND AwaitsSecondPerson=?");
        await AssertAsync(Action, "IX_Cases_AgencyId_State_AwaitsAction_NextReviewTime_Id_Level_TeamId"
            + " (AgencyId=? AND State=? AND AwaitsAction=?");

        async Task AssertAsync(ListCasesRequest filter, string index)
        {
            var request = filter.Clone();
            request.PageSize = 1;
            own.Logs.Lines.Clear();
            request.PageToken = (await caller.Cases.ListCasesAsync(request)).NextPageToken;
            await caller.Cases.ListCasesAsync(request);
            var plans = SqliteQueryPlanTests.AssertPlans(own, 2, sorted: true);
            Assert.Equal(2, plans.Count(p => p.Contains(index, StringComparison.Ordinal)));
        }
    }

    private static async Task<List<CaseSummary>> ListAsync(TestCaller caller, ListCasesRequest filter)
    {
        var request = filter.Clone();
        var all = new List<CaseSummary>();
        do
        {
            var page = await caller.Cases.ListCasesAsync(request);
            if (request.PageSize > 0) Assert.InRange(page.Cases.Count, 0, request.PageSize);
            all.AddRange(page.Cases);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(all.Count, all.Select(c => c.CaseId).Distinct().Count());
        return all;
    }
}
