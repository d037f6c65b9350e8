using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Retention.RetentionScene;

namespace RiskService.Tests.Retention;

public sealed class LegalHoldTests(ServiceHost host)
{
    [Fact]
    public async Task Holds_stand_on_open_and_closed_cases_until_each_is_lifted()
    {
        const string agency = "hold-both";
        var manager = host.Caller("manager", agency);
        var id = await AssessedAsync(host, agency);
        Assert.Equal(RetentionState.OpenCase, (await GetAsync(manager, id)).State);
        var first = await PlaceAsync(manager, id, "first reason");
        Assert.Equal(RetentionState.OnHold, first.State);
        Assert.Null(first.RetainUntilTime);
        await CloseAsync(host, agency, id, host.Clock.GetUtcNow().AddYears(-7));
        var second = await PlaceAsync(host.Caller("safeguarding_lead", agency), id, "second reason");
        Assert.Equal(["second reason", "first reason"], second.LegalHolds.Select(h => h.Reason));
        Assert.Equal(["safeguarding_lead-of-hold-both", "manager-of-hold-both"],
            second.LegalHolds.Select(h => h.PlacedBy));
        Assert.Equal(second, await GetAsync(host.Caller(agency: agency), id));

        var lifted = await LiftAsync(manager, id, second.LegalHolds[1].LegalHoldId);
        Assert.Equal(RetentionState.OnHold, lifted.State);
        Assert.Equal(("synthetic lift", "manager-of-hold-both"),
            (lifted.LegalHolds[1].LiftReason, lifted.LegalHolds[1].LiftedBy));
        Assert.NotNull(lifted.LegalHolds[1].LiftTime);
        lifted = await LiftAsync(manager, id, second.LegalHolds[0].LegalHoldId);
        Assert.Equal(RetentionState.Due, lifted.State);
        Assert.Equal(lifted, await GetAsync(manager, id));
        Assert.Equal(4, Stored.Count(host, "Entries", agency) - EntriesBesides);

        var again = await Stored.RefusedAsync(
            host, agency, () => LiftAsync(manager, id, second.LegalHolds[0].LegalHoldId));
        Assert.Equal((StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", "RECORD-5"),
            (again.Code, again.Reason, again.Rule));
    }

    [Fact]
    public async Task A_repeat_places_one_hold_and_a_reason_is_needed()
    {
        const string agency = "hold-repeat";
        var manager = host.Caller("manager", agency);
        var id = await AssessedAsync(host, agency);
        var request = new PlaceLegalHoldRequest { CaseId = id, Reason = "synthetic", RequestId = Id() };
        var first = await manager.Retention.PlaceLegalHoldAsync(request);
        Assert.Equal(first, await manager.Retention.PlaceLegalHoldAsync(request));
        Assert.Single((await GetAsync(manager, id)).LegalHolds);
        foreach (var reason in new[] { "", " ", new string('x', 2_001), "a\0b" })
        {
            var refused = await Stored.RefusedAsync(host, agency, () => PlaceAsync(manager, id, reason));
            Assert.Equal(["reason"], refused.Fields);
            refused = await Stored.RefusedAsync(host, agency, async () => await manager.Retention.LiftLegalHoldAsync(
                new LiftLegalHoldRequest
                {
                    CaseId = id,
                    LegalHoldId = first.Retention.LegalHolds[0].LegalHoldId,
                    Reason = reason,
                    RequestId = Id(),
                }));
            Assert.Equal(["reason"], refused.Fields);
        }
    }

    [Fact]
    public async Task The_newest_fifty_are_shown_and_an_older_one_can_be_lifted()
    {
        const string agency = "hold-many";
        var manager = host.Caller("manager", agency);
        var id = await AssessedAsync(host, agency);
        var oldest = (await PlaceAsync(manager, id)).LegalHolds[0].LegalHoldId;
        for (var i = 1; i <= 50; i++) await PlaceAsync(manager, id, $"hold {i}");
        var shown = (await GetAsync(manager, id)).LegalHolds;
        Assert.Equal(Enumerable.Range(1, 50).Reverse().Select(i => $"hold {i}"), shown.Select(h => h.Reason));
        Assert.DoesNotContain(oldest, shown.Select(h => h.LegalHoldId));
        Assert.Equal(RetentionState.OnHold, (await LiftAsync(manager, id, oldest)).State);
    }

    [Fact]
    public async Task Of_many_who_place_and_lift_at_once_each_counts()
    {
        const string agency = "hold-at-once";
        var manager = host.Caller("manager", agency);
        var id = await AssessedAsync(host, agency);
        var holds = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PlaceAsync(manager, id)));
        var ids = holds.SelectMany(h => h.LegalHolds).Select(h => h.LegalHoldId).Distinct().ToList();
        Assert.Equal(12, ids.Count);
        await Task.WhenAll(ids.Take(11).Select(hold => LiftAsync(manager, id, hold)));
        Assert.Equal(RetentionState.OnHold, (await GetAsync(manager, id)).State);
        Assert.Equal(RetentionState.OpenCase, (await LiftAsync(manager, id, ids[11])).State);
    }

    /// <summary>A case created and assessed.</summary>
    private const int EntriesBesides = 2;
}
