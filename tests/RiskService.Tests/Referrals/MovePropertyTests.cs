using CsCheck;
using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Records;

namespace RiskService.Tests.Referrals;

/// <summary>For any sequence of moves: the case stays open, and its review only ever comes earlier (REFER-6).</summary>
public sealed class MovePropertyTests
{
    private const string Agency = "any-moves";
    private const string Programme = "any-moves-programme";

    private static readonly Gen<(int Move, int Reason, bool There, int Hours)> Step =
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Bool, Gen.Int[0, 30]);

    [Fact]
    public async Task No_sequence_of_moves_closes_a_case_or_puts_its_review_off()
    {
        await using var host = new ServiceHost();
        var raised = 0;
        await Gen.Select(Gen.Bool, Step.List[1, 12]).SampleAsync(async (connected, steps) =>
        {
            var caseId = (await host.Caller(agency: Agency).CreateCaseAsync()).CaseId;
            var review = host.Clock.GetUtcNow().AddDays(60);
            await Referring.ChangeCaseAsync(host, Agency, caseId, c => c.NextReviewTime = review);
            var id = await Referring.SeedAsync(host, new Seed(Agency, caseId)
            { Programme = connected ? Programme : null });
            var (etag, state, made) = ("v1", ReferralState.Submitted, 0);
            foreach (var (move, reason, there, hours) in steps)
            {
                host.Clock.Advance(TimeSpan.FromHours(hours));

                // Mostly a move that there is, so that sequences get far; now and then any.
                var moves = Chart.Ways.Where(w => w.Move != ReferralMove.Submit
                    && (move % 5 == 0 || w.From.Contains(state))).ToList();
                if (moves.Count == 0) break;
                var way = moves[move % moves.Count];
                var reasons = Enum.GetValues<ReferralReason>().Where(MoveTable.Of(way.Move).Takes).ToList();
                var chosen = reasons[reason % reasons.Count];
                var caller = there ? host.Caller("programme", Programme) : host.Caller("manager", Agency);
                var done = await TryAsync(caller, way.Move, id, chosen, etag);
                var after = await host.Caller(agency: Agency).GetCaseAsync(caseId);
                Assert.Equal(CaseState.Open, after.State);
                Assert.NotNull(after.NextReviewTime);
                Assert.True(after.NextReviewTime.ToDateTimeOffset() <= review);
                review = after.NextReviewTime.ToDateTimeOffset();
                if (done is null) continue;
                (etag, state, made) = (done.Etag, done.State, made + 1);
                if (!MoveTable.Of(way.Move).Raises(chosen)) continue;
                raised++;
                Assert.True(review <= host.Clock.GetUtcNow().AddHours(24));
                Assert.Contains(
                    await host.Caller(agency: Agency).TasksAsync(caseId),
                    t => t.Kind == ReferralTaskKind.SafetyPlan && t.Move == way.Move);
            }

            await host.Caller(agency: Agency).AssertIntactAsync(caseId, 1 + made);
        }, iter: 30, threads: 1);
        Assert.True(raised > 10);
    }

    private static async Task<ReferralStanding?> TryAsync(
        TestCaller caller, ReferralMove move, string id, ReferralReason reason, string etag)
    {
        try
        {
            return await caller.MoveAsync(move, id, reason, etag);
        }
        catch (Grpc.Core.RpcException e)
        {
            Assert.Contains(Failures.Of(e).Reason, (string[])["ILLEGAL_TRANSITION", "FORBIDDEN", "NOT_FOUND"]);
            return null;
        }
    }
}
