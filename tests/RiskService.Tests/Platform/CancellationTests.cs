using Grpc.Core;
using Grpc.Core.Interceptors;
using RiskPlatform.V1;
using RiskService.Tests.Data;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Platform;

/// <summary>Deadlines and cancellation reach the database: the whole is stored, or nothing.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task A_call_whose_deadline_passes_while_it_waits_stores_nothing_and_can_be_sent_again()
    {
        // Over a real connection: the one in memory does not reset streams as HTTP/2 does.
        await using var host = RealConnection.Host();
        using var channel = RealConnection.Open(host);
        const string Agency = "deadlines";
        var token = host.Token("practitioner", Agency, "worker");
        var invoker = channel.Intercept(metadata =>
        {
            metadata.Add("authorization", $"Bearer {token}");
            return metadata;
        });
        var cases = new CaseService.CaseServiceClient(invoker);
        var assessments = new AssessmentService.AssessmentServiceClient(invoker);
        var file = (await cases.CreateCaseAsync(new CreateCaseRequest { NewCase = NewCase(), RequestId = Id() })).Case;
        var before = Stored.Of(host, Agency);
        var request = new AssessRequest { CaseId = file.CaseId, RequestId = Id(), Observations = { AllAbsent() } };
        using (new HeldWriter(host.DatabaseFile))
        {
            var passed = await Assert.ThrowsAsync<RpcException>(async () => await assessments.AssessAsync(
                request, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(500)));
            Assert.Equal(StatusCode.DeadlineExceeded, passed.StatusCode);
        }

        // Saves are in order: once this one is done, the one before was decided.
        await cases.CreateCaseAsync(new CreateCaseRequest { NewCase = NewCase(), RequestId = Id() });
        Assert.Equal(0, Stored.Count(host, "Assessments", Agency) + Stored.Count(host, "Observations", Agency));
        Assert.Equal(Line(before, "Assessments"), Line(Stored.Of(host, Agency), "Assessments"));

        var answer = await assessments.AssessAsync(request);
        Assert.Equal(answer.Assessment.AssessmentId,
            (await cases.GetCaseAsync(new GetCaseRequest { CaseId = file.CaseId })).Case.LatestAssessmentId);
    }

    [Fact]
    public async Task Calls_cancelled_at_any_moment_store_their_whole_or_nothing()
    {
        await using var host = new ServiceHost();
        const string Agency = "cancelled";
        var caller = host.Caller(agency: Agency);
        await caller.CreateCaseAsync();
        var calls = Enumerable.Range(0, 60).Select(async i =>
        {
            using var leaving = new CancellationTokenSource();
            var call = caller.Assessments.AssessAsync(
                new AssessRequest { NewCase = NewCase(), RequestId = Id(), Observations = { AllAbsent() } },
                cancellationToken: leaving.Token);
            for (var yields = i; yields > 0; yields--) await Task.Yield();
            await leaving.CancelAsync();
            try
            {
                await call;
                return 1;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled)
            {
                return 0;
            }
        });
        var acknowledged = (await Task.WhenAll(calls)).Sum();
        await caller.CreateCaseAsync();

        var assessments = Stored.Count(host, "Assessments", Agency);
        Assert.InRange(assessments, acknowledged, 60);
        Assert.Equal(assessments * 8, Stored.Count(host, "Observations", Agency));
        Assert.Equal(assessments + 2, Stored.Count(host, "Cases", Agency));
        Assert.Equal(assessments + 2, Stored.Count(host, "CaseKeys", Agency));
        Assert.Equal(assessments + 2, Stored.Count(host, "IdempotentRequests", Agency));
        Assert.DoesNotContain(host.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private static string Line(IReadOnlyList<string> stored, string table) =>
        stored.Single(line => line.StartsWith(table + " ", StringComparison.Ordinal));
}
