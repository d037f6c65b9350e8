using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Referrals.TestDirectory;

namespace RiskService.Tests.Referrals;

/// <summary>
/// REFER-3: what is no response to abuse is refused whoever decides, with what there is instead; and nothing that is
/// refused or found tells where a survivor lives (REFER-5).
/// </summary>
public sealed class ReferInsteadTests
{
    private const string Agency = "instead";

    [Theory]
    [InlineData(ListingType.AngerManagement)]
    [InlineData(ListingType.CouplesCounselling)]
    [InlineData(ListingType.Mediation)]
    public async Task It_is_refused_with_the_programmes_that_fit(ListingType type)
    {
        await using var host = new ServiceHost();
        var (caller, manager) = (host.Caller(agency: Agency), host.Caller("manager", Agency));
        var listing = await host.ListAsync(Service(type));
        var on = await caller.AssessedAsync();
        var alone = Assert.Single(await manager.RefusedAsync(on.PlanBeside(listing).Decided()));
        Assert.Equal(("REFER-3", "listing_id"), (alone.Rule, alone.Field));
        Assert.Contains("Respect Phoneline", alone.Why, StringComparison.Ordinal);
        Assert.Empty(await manager.AlternativesAsync(on.PlanBeside(listing)));

        var (fits, elsewhere) = (Programme("Example that fits"), Programme("Example elsewhere"));
        elsewhere.Catchment = new Catchment { AreaCodes = { Bradford } };
        var expected = await host.ListAsync(fits);
        await host.ListAsync(elsewhere);
        await host.ListAsync(Programme("Example not accredited"), accredited: false);
        await host.ListAsync(Programme("Example suspended"), state: ListingState.Suspended);
        var refused = Assert.Single(await caller.RefusedAsync(on.Plan(listing)));
        Assert.Contains("Example that fits", refused.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("Example elsewhere", refused.Why, StringComparison.Ordinal);
        Assert.Equal([expected], await caller.AlternativesAsync(on.Plan(listing)));
    }

    [Fact]
    public async Task No_refusal_or_search_differs_by_where_the_survivor_lives()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller(agency: Agency);
        var elsewhere = Programme("Example elsewhere");
        elsewhere.Catchment = new Catchment { AreaCodes = { Bradford } };
        string[] listings =
        [
            await host.ListAsync(elsewhere), await host.ListAsync(Service(ListingType.AngerManagement)),
            await host.ListAsync(Programme("Example programme")),
            await host.ListAsync(Service(ListingType.Housing)),
        ];
        var told = new List<string>();
        foreach (var survivor in (PartyProfile?[])[null, Planning.LivesIn(Leeds), Planning.LivesIn(Bradford)])
        {
            var on = await caller.AssessedAsync(survivor: survivor);
            var all = new List<string>();
            foreach (var listing in listings)
            {
                var plan = on.PlanBeside(listing);
                plan.Criteria = new MatchCriteria { SurvivorPlace = survivor?.Place };
                (plan.ValidateOnly, plan.RequestId) = (true, "");
                all.Add(await SaidAsync(caller, plan));
            }

            told.Add(string.Join('\n', all).Replace(on.CaseId, "case", StringComparison.Ordinal));
        }

        Assert.Contains("REFER-5 criteria.subject_place", told[0], StringComparison.Ordinal);
        Assert.Equal(told[0], told[1]);
        Assert.Equal(told[0], told[2]);
    }

    private static async Task<string> SaidAsync(TestCaller caller, ReferRequest plan)
    {
        try
        {
            return (await caller.ReferAsync(plan)).ToString();
        }
        catch (Grpc.Core.RpcException)
        {
            var refused = await caller.RefusedAsync(plan);
            return string.Join('\n', refused.Select(r => $"{r.Rule} {r.Field} {r.Why}"))
                + string.Join(',', await caller.AlternativesAsync(plan));
        }
    }
}
