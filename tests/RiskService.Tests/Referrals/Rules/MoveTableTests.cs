using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Referrals.Rules;

/// <summary>The product's table against the one written down by hand, in full (REFER-7).</summary>
public sealed class MoveTableTests
{
    private static readonly ReferralMover[] Movers =
    [
        ReferralMover.Referrer, ReferralMover.Manager, ReferralMover.Programme, ReferralMover.ForProgramme,
    ];

    [Fact]
    public void Every_state_and_move_and_set_of_movers_is_decided_as_written()
    {
        foreach (var (state, held) in Standings())
        {
            foreach (var way in Chart.Ways)
            {
                for (var bits = 0; bits < 1 << Movers.Length; bits++)
                {
                    ReferralMover[] movers = [.. Movers.Where((_, i) => (bits & (1 << i)) != 0)];
                    var expected = Chart.Decide(way.Move, state, held, movers);
                    var decided = MoveTable.Decide(way.Move, new(state, held), [.. movers]);
                    var at = $"{way.Move} from {state} ({held}) by {string.Join(',', movers)}";
                    Assert.True(Verdict(decided.Verdict) == expected.Verdict, at);
                    if (expected.To is not { } to) continue;
                    Assert.True(decided.To == to, at);
                    Assert.Contains(decided.Mover, movers);
                    Assert.Contains(decided.Mover, way.Movers);
                }
            }
        }
    }

    [Fact]
    public void What_can_be_done_now_is_what_is_decided_so()
    {
        foreach (var (state, held) in Standings())
        {
            foreach (var mover in Movers)
            {
                Assert.Equal(
                    Chart.Ways.Select(w => w.Move).Where(m => Chart.Decide(m, state, held, [mover]).To is not null),
                    MoveTable.Allowed(new(state, held), [mover]));
            }

            Assert.Equal(
                Chart.Ways.Where(w => w.From.Contains(state)).Select(w => w.Move), MoveTable.Possible(state));
            Assert.Equal(!Chart.Ended.Contains(state), MoveTable.IsOpen(state));
            Assert.Equal(MoveTable.IsOpen(state), !MoveTable.Possible(state).IsEmpty);
        }
    }

    [Fact]
    public void Each_move_takes_its_own_reasons_and_other_and_no_others()
    {
        // From the protocol's comments, by hand.
        var own = new Dictionary<ReferralMove, int[]>
        {
            [ReferralMove.Reject] = [10, 11, 12, 13],
            [ReferralMove.Defer] = [20, 21, 22],
            [ReferralMove.Complete] = [30, 31],
            [ReferralMove.Deselect] = [40, 41, 42],
            [ReferralMove.DropOut] = [50, 51, 52],
            [ReferralMove.PutOnHold] = [60, 61, 62, 63],
            [ReferralMove.Withdraw] = [70, 71, 72, 52],
            [ReferralMove.Decline] = [80, 60, 81],
        };
        foreach (var move in Chart.Ways.Select(w => w.Move))
        {
            foreach (var reason in Enum.GetValues<ReferralReason>())
            {
                var expected = reason == ReferralReason.Other || (own.TryGetValue(move, out var reasons)
                    ? reasons.Contains((int)reason)
                    : reason == ReferralReason.Unspecified);
                Assert.True(MoveTable.Of(move).Takes(reason) == expected, $"{move} {reason}");
            }

            Assert.False(MoveTable.Of(move).Takes((ReferralReason)999));
            Assert.True(MoveTable.Of(move).Takes(Chart.Of(move).Reason));
        }
    }

    [Fact]
    public void Refused_ended_early_not_attended_and_no_change_raise_and_nothing_else_does()
    {
        ReferralMove[] always =
            [ReferralMove.Reject, ReferralMove.Deselect, ReferralMove.DropOut, ReferralMove.Decline];
        foreach (var move in Chart.Ways.Select(w => w.Move))
        {
            foreach (var reason in Enum.GetValues<ReferralReason>().Where(MoveTable.Of(move).Takes))
            {
                var expected = always.Contains(move)
                    || (move, reason) is (ReferralMove.Complete, ReferralReason.NoChange)
                        or (ReferralMove.PutOnHold, ReferralReason.DidNotAttend)
                        or (ReferralMove.Withdraw, ReferralReason.NotSafe or ReferralReason.MovedAway);
                Assert.True(MoveTable.Of(move).Raises(reason) == expected, $"{move} {reason}");
            }
        }
    }

    [Fact]
    public void Every_state_but_a_draft_is_reached()
    {
        var reached = new HashSet<ReferralState> { ReferralState.Draft };
        for (var count = 0; count < reached.Count;)
        {
            count = reached.Count;
            foreach (var rule in MoveTable.Rows.Where(r => r.From.Any(reached.Contains) && r.To != default))
                reached.Add(rule.To);
        }

        Assert.Equal(Chart.States.Order(), reached.Order());
    }

    private static IEnumerable<(ReferralState State, ReferralState Held)> Standings() =>
        Chart.States.SelectMany(s => s == ReferralState.OnHold
            ? Chart.Of(ReferralMove.PutOnHold).From.Select(held => (s, held))
            : [(s, ReferralState.Unspecified)]);

    private static string Verdict(MoveVerdict verdict) => verdict switch
    {
        MoveVerdict.Allowed => "OK",
        MoveVerdict.NotTheirs => "FORBIDDEN",
        _ => "ILLEGAL_TRANSITION",
    };
}
