using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Referrals;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Referrals;

/// <summary>Every state × move × role through the service, against the chart written by hand (REFER-7).</summary>
public sealed class MovesByRoleTests(ServiceHost host)
{
    private const string Programme = "moves-programme";

    private static readonly (string Role, bool Elsewhere, string Agency)[] Callers =
    [
        ("practitioner", false, ""), ("manager", false, ""), ("agency_system", false, ""),
        ("programme", true, Programme), ("programme", true, "moves-other-programme"),
    ];

    public static TheoryData<ReferralState, ReferralState, bool> Standings =>
    [
        .. from state in Chart.States
           from held in state == ReferralState.OnHold
               ? new[] { ReferralState.Draft, ReferralState.Assessing, ReferralState.OnProgramme }
               : [ReferralState.Unspecified]
           from connected in new[] { false, true }
           where !connected || (state != ReferralState.Draft && held != ReferralState.Draft)
           select new TheoryDataRow<ReferralState, ReferralState, bool>(state, held, connected),
    ];

    [Theory, MemberData(nameof(Standings))]
    public async Task Moves_are_decided_as_the_chart_says(ReferralState state, ReferralState held, bool connected)
    {
        var agency = $"moves-{state}-{held}-{connected}";
        var reader = host.Caller(agency: agency);
        var caseId = (await reader.CreateCaseAsync()).CaseId;
        var entries = 1L;
        var seed = new Seed(agency, caseId)
        {
            State = state,
            Held = held,
            Programme = connected ? Programme : null,
        };
        var id = await Referring.SeedAsync(host, seed);
        foreach (var (role, elsewhere, at) in Callers)
        {
            foreach (var way in Chart.Ways)
            {
                var (to, verdict) = Expected(way.Move, state, held, role, at, connected);
                var who = elsewhere ? at : agency;
                var (made, outcome) = await TryAsync(way.Move, role, who, id);
                Assert.True(verdict == outcome, $"{way.Move} by {role} of {at}: {outcome}, not {verdict}");
                if (made is null) continue;

                Assert.Equal((to, "v2"), (made.State, made.Etag));
                var entry = await reader.LastEntryAsync(caseId);
                Assert.Equal((++entries, EntryKind.Referral), (entry.Number, entry.Kind));
                Assert.Equal((id, state), (entry.Content.Referral.Referral.ReferralId, Moved(entry).FromState));
                Assert.Equal(to, Moved(entry).ToState);
                Assert.Equal($"{role}-of-{who}", entry.Content.RecordedBy);
                Assert.Contains(Moved(entry).Mover, way.Movers);
                id = await Referring.SeedAsync(host, seed);
            }
        }

        await reader.AssertIntactAsync(caseId, entries);
        Assert.Equal(CaseState.Open, (await reader.GetCaseAsync(caseId)).State);
    }

    private static ReferralMoveRecord Moved(Entry entry) => Assert.Single(entry.Content.Referral.Referral.Moves);

    private static (ReferralState? To, string Verdict) Expected(
        ReferralMove move, ReferralState state, ReferralState held, string role, string at, bool connected)
    {
        ReferralMover[] movers = role switch
        {
            "programme" => [ReferralMover.Programme],
            "manager" => [ReferralMover.Referrer, ReferralMover.Manager],
            _ => [ReferralMover.Referrer],
        };
        if (role == "programme")
        {
            if (move is ReferralMove.Submit or ReferralMove.Withdraw) return (null, "FORBIDDEN");
            if (!connected || at != Programme) return (null, "NOT_FOUND");
        }
        else if (!connected)
        {
            movers = [.. movers, ReferralMover.ForProgramme];
        }

        return Chart.Decide(move, state, held, movers);
    }

    private async Task<(ReferralStanding? Made, string Outcome)> TryAsync(
        ReferralMove move, string role, string agency, string id)
    {
        var caller = host.Caller(role, agency);
        if (move == ReferralMove.Submit)
        {
            return role == "programme" ? (null, "FORBIDDEN") : await SubmitAsync(role, agency, id);
        }

        try
        {
            return (await caller.MoveAsync(move, id), "OK");
        }
        catch (Grpc.Core.RpcException e)
        {
            return (null, Failures.Of(e).Reason);
        }
    }

    /// <summary>The move alone: what else SubmitReferral checks (REFER-1 to REFER-5) is tested with it.</summary>
    private async Task<(ReferralStanding? Made, string Outcome)> SubmitAsync(string role, string agency, string id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Set(
            new Caller($"{role}-of-{agency}", "tests", agency, RoleNames.All[role], []));
        var request = new SubmitReferralRequest { ReferralId = id, Etag = "v1", RequestId = Id() };
        try
        {
            var made = await scope.ServiceProvider.GetRequiredService<ReferralMoves>()
                .MakeAsync<SubmitReferralResponse>(ReferralMove.Submit, request, CancellationToken.None);
            return (made.Standing, "OK");
        }
        catch (FailureException e)
        {
            return (null, e.Failure switch
            {
                Failure.Forbidden => "FORBIDDEN",
                Failure.IllegalTransition => "ILLEGAL_TRANSITION",
                _ => e.Message,
            });
        }
    }
}
